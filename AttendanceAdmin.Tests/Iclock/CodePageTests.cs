using System.Net.Http.Json;
using System.Text;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Iclock;
using AttendanceAdmin.Tests.Employees.AtTerminals;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>In which letters names go out: UTF-8 to new firmware, the code page of its language to old, or what somebody chose for the terminal.</summary>
public sealed class CodePageTests
{
    [Theory]
    [InlineData("pushver=2.4.1&DeviceType=att", null, true)]
    [InlineData("pushver=2.4.0", null, true)]
    [InlineData("pushver=2.3.0&DeviceType=att", null, false)]
    [InlineData("pushver=3.0.1", null, false)] // a WL30
    [InlineData("pushver=3.0.1&DeviceType=att", null, true)]
    [InlineData("", Dialect.Access, true)]
    [InlineData("", null, false)]
    public void New_firmware_reads_unicode(string query, string? dialect, bool unicode) =>
        Assert.Equal(unicode, DeviceText.ReadsUnicode(new IclockQuery("?" + query), dialect ?? Dialect.Attendance));

    [Fact]
    public async Task Each_terminal_gets_names_in_its_own_letters()
    {
        await using var office = await Office.OpenAsync();
        await office.HireAsync("أمين", "7", "Zoé");
        var old = await office.ConnectAsync("OLD1", SimulatedModel.Wl30 with { Language = 66 });
        var fresh = await office.ConnectAsync("NEW1", SimulatedModel.SpeedFace with { Language = 66 });
        await office.CarryOutAsync(old);
        await office.CarryOutAsync(fresh);
        Assert.StartsWith("أمين Zo", old.People.ByPin["7"].Name, StringComparison.Ordinal);
        Assert.Equal("أمين Zoé", fresh.People.ByPin["7"].Name);

        using var refused = await office.Api.PutAsJsonAsync($"/api/v1/terminals/{office.IdOf(fresh)}", new { code_page = "latin-9" });
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
        using var chosen = await office.Api.PutAsJsonAsync($"/api/v1/terminals/{office.IdOf(fresh)}", new { code_page = "windows-1256" });
        Assert.Contains("windows-1256", await chosen.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await office.HireAsync("سعيد", "8");
        using var terminal = new HttpClient { BaseAddress = office.Server.Iclock };
        var sent = await terminal.GetByteArrayAsync($"/iclock/getrequest?SN={fresh.Serial}");
        Assert.Contains("\tName=سعيد\t", Encoding.GetEncoding(1256).GetString(sent), StringComparison.Ordinal);
    }
}
