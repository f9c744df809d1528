using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Devices;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>Who is enrolled at the terminal itself, and who may pass.</summary>
public sealed class Tm20EnrolmentTests(Tm20Host host) : IClassFixture<Tm20Host>
{
    [Fact]
    public async Task Who_is_enrolled_at_the_terminal_is_recognised_with_card_and_rights()
    {
        var serial = Tm20Host.NewSerial();
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);
        var id = await HireAsync("BENALI", "6001");

        Assert.True((await line.AskAmidCommandsAsync("""{"cmd":"senduser","enrollid":6001,"name":"benali k","backupnum":11,"admin":1,"record":2352253}""")).GetProperty("result").GetBoolean());
        await line.AskAmidCommandsAsync("""{"cmd":"senduser","enrollid":6001,"name":"benali k","record":"/9j/4AAQSkZJRg=="}""");

        var seen = await PersonAsync(serial, "6001");
        Assert.Equal((id, "benali k", "admin=1\tbackupnum=11,50"), (seen.EmployeeId, seen.SeenName, seen.SeenFields));
        Assert.Equal(["2352253"], await host.ReadAsync(c => c.Employees.Where(e => e.Id == id).SelectMany(e => e.Cards.Select(k => k.Number)).ToListAsync()));
    }

    [Fact]
    public async Task Whom_nobody_knows_waits_under_the_name_of_the_terminal()
    {
        var serial = Tm20Host.NewSerial();
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);

        await line.AskAmidCommandsAsync("""{"cmd":"senduser","enrollid":6100,"name":"Nouveau","backupnum":0,"admin":0,"record":"aabbcc"}""");
        await line.AskAmidCommandsAsync("""{"cmd":"senduser","enrollid":99999999,"name":"x","backupnum":0,"admin":0,"record":"aabbcc"}""");
        await line.AskAmidCommandsAsync(Tm20Host.Log(serial, 1, Tm20Host.Record("6100")));

        var seen = await PersonAsync(serial, "6100");
        Assert.Equal((null, "Nouveau", false), (seen.EmployeeId, seen.SeenName, seen.Wanted));
        using var api = host.Server.ApiClient();
        var shelf = await api.GetFromJsonAsync<JsonElement>("/api/v1/unknown-pins?pin=6100");
        Assert.Equal("Nouveau", Assert.Single(shelf.EnumerateArray()).GetProperty("name").GetString());
        Assert.False(await host.ReadAsync(c => c.TerminalPeople.AnyAsync(p => p.Pin == "99999999")));
    }

    [Fact]
    public async Task A_terminal_sends_enrolments_by_itself_only_where_that_is_wanted()
    {
        var serial = Tm20Host.NewSerial();
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);
        var introduction = $$"""{"cmd":"reg","sn":"{{serial}}"}""";
        Assert.True((await line.AskAmidCommandsAsync(introduction)).GetProperty("nosenduser").GetBoolean());

        await SetAsync(serial, new { takes_enrolments = true });

        Assert.False((await line.AskAmidCommandsAsync(introduction)).GetProperty("nosenduser").GetBoolean());
    }

    [Fact]
    public async Task Who_is_active_and_belongs_there_may_pass_and_nobody_else()
    {
        var serial = Tm20Host.NewSerial();
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);
        await HireAsync("SAIDI", "6200");
        Assert.False((await PunchAsync("6200")).TryGetProperty("access", out _));

        await SetAsync(serial, new { decides_access = true });

        var allowed = await PunchAsync("6200");
        Assert.Equal((1, "SAIDI"), (allowed.GetProperty("access").GetInt32(), allowed.GetProperty("message").GetString()));
        var refused = await PunchAsync("6201");
        Assert.Equal((0, "Accès refusé. Adressez-vous aux ressources humaines."), (refused.GetProperty("access").GetInt32(), refused.GetProperty("message").GetString()));
        Assert.True(refused.GetProperty("result").GetBoolean());
        Assert.False((await line.AskAmidCommandsAsync(Tm20Host.Log(serial, 9, Tm20Host.Record("6200", "2026-03-02 08:00:00")))).TryGetProperty("access", out _));
        Assert.Equal(1, (await line.AskAmidCommandsAsync("""{"cmd":"sendqrcode","record":"6200"}""")).GetProperty("access").GetInt32());
        Assert.Equal(0, (await line.AskAmidCommandsAsync("""{"cmd":"sendqrcode","record":"6201"}""")).GetProperty("access").GetInt32());

        Task<JsonElement> PunchAsync(string pin) => line.AskAmidCommandsAsync(Tm20Host.Log(
            serial, 1, Tm20Host.Record(pin, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))));
    }

    private async Task<int> HireAsync(string name, string pin)
    {
        using var api = host.Server.ApiClient();
        using var created = await api.PostAsJsonAsync("/api/v1/employees", new { last_name = name, pin });
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    private async Task SetAsync(string serial, object settings)
    {
        using var api = host.Server.ApiClient();
        using var saved = await api.PutAsJsonAsync($"/api/v1/terminals/{host.Terminal(serial)!.Id}", settings);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
    }

    private Task<TerminalPerson> PersonAsync(string serial, string pin) =>
        host.ReadAsync(c => c.TerminalPeople.SingleAsync(p => p.TerminalId == host.Terminal(serial)!.Id && p.Pin == pin && p.Item == PersonItem.Record));
}
