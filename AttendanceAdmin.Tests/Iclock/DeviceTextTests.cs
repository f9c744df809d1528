using System.Text;
using AttendanceAdmin.Iclock;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Connections.Deliveries;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Names and numbers that terminals say of themselves.</summary>
public sealed class DeviceTextTests(IclockHost host) : IClassFixture<IclockHost>
{
    [Theory]
    [InlineData("66", "C3E3CD", "أمح")]
    [InlineData("70", "436166E9", "Café")]
    [InlineData("83", "D6D0CEC4", "中文")]
    [InlineData("70", "436166C3A9", "Café")]
    public void Name_is_read_in_the_terminals_code_page(string language, string bytes, string name)
    {
        Assert.Equal(name, DeviceText.Decode(Convert.FromHexString(bytes), language));
        Assert.Equal(name, DeviceText.CodePage(language).GetString(DeviceText.CodePage(language).GetBytes(name)));
    }

    [Fact]
    public void Capacities_are_counted_in_units_on_classic_firmware()
    {
        var classic = DeviceFacts.OfOptions(OptionPairs.Read("~DeviceName=SenseFace 4A,MAC=00:17:61:1,TransactionCount=5,~MaxAttLogCount=20,UserCount=2,~MaxUserCount=80,ComPwd=1"u8));
        var zam180 = DeviceFacts.OfOptions(OptionPairs.Read("~MaxAttLogCount=200000\n~MaxUserCount=6000\n"u8));

        Assert.Equal(("SenseFace 4A", 5, 200_000, 2, 8000), (classic.Model, classic.LogCount, classic.LogCapacity, classic.UserCount, classic.UserCapacity));
        Assert.Equal((200_000, 6000), (zam180.LogCapacity, zam180.UserCapacity));
        Assert.DoesNotContain("ComPwd", classic.Options, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ver 6.39 Apr 28 2008,2,0,17,192.168.1.201,10,7,15,11", "Ver 6.39 Apr 28 2008", 2, 17, 11)]
    [InlineData("Ver 6.60,12,30,1500,192.168.1.20,10", "Ver 6.60", 12, 1500, null)]
    [InlineData(",1,2,1,192.168.1.101", null, 1, 1, null)]
    public void Info_may_stop_early_and_leave_out(string info, string? firmware, int users, int punches, int? faces)
    {
        var facts = DeviceFacts.OfInfo(info);

        Assert.Equal((firmware, users, punches, faces), (facts.Firmware, facts.UserCount, facts.LogCount, facts.FaceCount));
    }

    [Fact]
    public async Task What_is_told_stands_in_the_terminals_row_and_secrets_are_not_shown()
    {
        var serial = IclockHost.NewSerial();
        await host.AskAsync("GET", $"/iclock/cdata?SN={serial}&options=all&language=66&pushver=2.4.0&pushcommkey=4a9594af");
        await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=options", "~DeviceName=K40,FirmVer=Ver 8,UserCount=3,ComPwd=998877");

        var row = await host.ReadAsync(c => Task.FromResult(c.Terminals.Single(t => t.Serial == serial)));
        Assert.Equal(("K40", "Ver 8", 3, "att", "66"), (row.Model, row.Firmware, row.UserCount, row.Dialect, row.Language));
        // An exchange is noted when its answer has gone.
        await Eventually.TrueAsync(() => Shown(row.Id).Contains("UserCount=3", StringComparison.Ordinal), "The exchange is shown");
        var shown = Shown(row.Id);
        Assert.DoesNotContain("998877", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("4a9594af", shown, StringComparison.Ordinal);
    }

    private string Shown(int terminalId) => string.Concat(host.Get<TerminalTraffic>().Last(terminalId).Select(e => e.Request + Encoding.UTF8.GetString(e.RequestBody.Span)));
}
