using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Terminals;
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

        // Hung up on, so that it says who it is again at once and hears of it.
        while (await line.TryReceiveAsync() is not null)
        {
            // Commands that were under way.
        }

        using var next = await Tm20Line.OpenAsync(host.Address);
        Assert.False((await next.AskAmidCommandsAsync(introduction)).GetProperty("nosenduser").GetBoolean());
        await SetAsync(serial, new { takes_enrolments = true, name = "Entrée" });
        Assert.False((await next.AskAmidCommandsAsync(introduction)).GetProperty("nosenduser").GetBoolean());
    }

    [Fact]
    public async Task Who_had_the_PIN_before_is_forgotten_with_the_face_before_the_new_one_is_told()
    {
        using var terminal = new SimulatedTm20Terminal(host.Address, Tm20Host.NewSerial(), TimeProvider.System);
        Assert.True(await terminal.RegisterAsync());
        var leaver = await HireAsync("PARTI", "6300");
        // Confirmed too: what the line breaks under is said again only after minutes.
        await Queue.UntilAsync(async () => terminal.People.NameOf(6300) == "PARTI" && await IsQuietAsync(terminal.Serial));
        terminal.People.Enrol(6300, "PARTI", 20, "face");
        terminal.Disconnect();
        using (var api = host.Server.ApiClient())
        {
            (await api.DeleteAsync(new Uri($"/api/v1/employees/{leaver}", UriKind.Relative))).EnsureSuccessStatusCode();
        }

        await HireAsync("VENU", "6300");
        Assert.True(await terminal.RegisterAsync());

        await Queue.UntilAsync(() => terminal.People.NameOf(6300) == "VENU");
        Assert.DoesNotContain(20, terminal.People.CredentialsOf(6300).Keys);
    }

    [Fact]
    public async Task Who_has_a_schedule_may_pass_at_its_hours_only()
    {
        var serial = Tm20Host.NewSerial();
        using var line = await Tm20Line.RegisteredAsync(host.Address, serial);
        var id = await HireAsync("SAIDI", "6400");
        await SetAsync(serial, new { decides_access = true });
        var now = AttendanceAdmin.Site.WallClock.FromInstant(TimeProvider.System.GetUtcNow(), host.Terminal(serial)!.TimeZone);
        var far = Schedule.Weekday(DateOnly.FromDateTime(now).AddDays(3));
        var closed = await AssignAsync(id, [far], "10:00", "12:00", around: 60);

        var refused = await PunchAsync();
        Assert.Equal((0, "Accès refusé : hors de votre horaire."), (refused.GetProperty("access").GetInt32(), refused.GetProperty("message").GetString()));
        Assert.Equal(0, (await line.AskAmidCommandsAsync("""{"cmd":"sendqrcode","record":"6400"}""")).GetProperty("access").GetInt32());

        // Of two the later one wins, as everywhere.
        Assert.NotEqual(closed, await AssignAsync(id, [0, 1, 2, 3, 4, 5, 6], "10:00", "14:00", around: 600, from: "2026-02-01"));
        Assert.Equal(1, (await PunchAsync()).GetProperty("access").GetInt32());

        Task<JsonElement> PunchAsync() => line.AskAmidCommandsAsync(Tm20Host.Log(serial, 1, Tm20Host.Record("6400", now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))));
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

    private TerminalCommandQueue Queue => host.Get<TerminalCommandQueue>();

    private async Task<int> AssignAsync(int employee, int[] weekdays, string start, string end, int around, string from = "2026-01-01")
    {
        using var api = host.Server.ApiClient();
        var shift = new { start, end, window_before = around, window_after = around };
        using var saved = await api.PostAsJsonAsync("/api/v1/schedules", new
        {
            name = $"{start} {from}", effective_from = "2026-01-01", days = weekdays.Select(d => new { week = 0, weekday = d, shifts = new[] { shift } }),
        });
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        var id = (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        (await api.PostAsJsonAsync($"/api/v1/schedules/{id}/assignments", new { employee_id = employee, from })).EnsureSuccessStatusCode();
        return id;
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

    private async Task<bool> IsQuietAsync(string serial)
    {
        var id = host.Terminal(serial)!.Id;
        return await host.ReadAsync(c => c.TerminalCommands.AllAsync(t => t.TerminalId != id || t.FinishedAt != null));
    }

    private Task<TerminalPerson> PersonAsync(string serial, string pin) =>
        host.ReadAsync(c => c.TerminalPeople.SingleAsync(p => p.TerminalId == host.Terminal(serial)!.Id && p.Pin == pin && p.Item == PersonItem.Record));
}
