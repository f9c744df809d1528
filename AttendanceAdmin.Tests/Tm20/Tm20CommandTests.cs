using System.Text.Json.Nodes;
using AttendanceAdmin.Data;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Durability;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>Commands to terminals that answer well, badly, in pages, or not at all.</summary>
public sealed class Tm20CommandTests : IAsyncLifetime
{
    private const string Serial = "AYTE16052143";
    private AttendanceServer server = null!;
    private SimulatedTm20Terminal terminal = null!;

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync()
    {
        terminal.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Everything_again_comes_in_pages_and_is_known()
    {
        await terminal.RegisterAsync();
        RememberPunches(180);
        Assert.True(await terminal.FlushAsync());
        RememberPunches(30);

        var command = await AskAsync(CommandKind.SendEverythingAgain);

        Assert.Equal((CommandState.Done, "count=210"), (command.State, command.ResultText));
        Assert.Equal([true, false, false, false, false], terminal.CarriedOut.Where(c => (string?)c["cmd"] == "getalllog").Select(c => (bool)c["stn"]!));
        Assert.Equal(210, (await server.PinsAsync()).Count);
    }

    [Fact]
    public async Task Commands_are_said_as_documented()
    {
        await terminal.RegisterAsync();
        terminal.Clock.Error = TimeSpan.FromHours(-5);
        var day = new DateTime(2018, 11, 1, 8, 0, 0, DateTimeKind.Unspecified);
        var rebooted = new TaskCompletionSource();
        terminal.Commanded += command => _ = (string?)command["cmd"] == "reboot" && rebooted.TrySetResult();

        Assert.Equal(CommandState.Done, (await AskAsync(CommandKind.SetClock)).State);
        Assert.Equal(CommandState.Done, (await AskAsync(CommandKind.ReportInfo)).State);
        Assert.Equal(CommandState.Done, (await AskAsync(CommandKind.Check)).State);
        Assert.Equal(CommandState.Done, (await AskAsync(CommandKind.QueryPunches, day, day.AddDays(29))).State);
        Assert.Equal(CommandState.Done, (await AskAsync(CommandKind.Restart)).State);

        // Nobody answers a reboot: it is done when it was said, and the terminal may still have to hear it.
        await rebooted.Task;
        var said = terminal.CarriedOut.Select(c => c.ToJsonString()).ToList();
        Assert.Contains("""{"cmd":"getdevinfo"}""", said);
        Assert.Contains("""{"cmd":"getalllog","stn":true,"from":"2018-11-01","to":"2018-11-30"}""", said);
        Assert.Equal("""{"cmd":"reboot"}""", said[^1]);
        Assert.InRange(terminal.Clock.Now - TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1), -Patience.Limit, Patience.Limit);
        Assert.Contains("language=10", (await server.Services.GetRequiredService<RecordTerminalFacts>().OfAsync(Known.Id, default)).Options, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_answer_is_asked_three_times_and_the_next_command_goes_on()
    {
        await DisposeAsync();
        await StartAsync("Tm20:CommandSeconds=3");
        await terminal.RegisterAsync();
        terminal.Mute.Add("settime");

        var failed = await AskAsync(CommandKind.SetClock);
        var next = await AskAsync(CommandKind.ReportInfo);

        Assert.Equal((CommandState.Failed, CommandFailure.Timeout), (failed.State, failed.Failure));
        Assert.Equal(3, terminal.CarriedOut.Count(c => (string?)c["cmd"] == "settime"));
        Assert.Equal(CommandState.Done, next.State);
    }

    [Fact]
    public async Task One_command_is_under_way_at_a_time_and_what_the_terminal_says_meanwhile_is_answered()
    {
        await terminal.RegisterAsync();
        terminal.Dispose();
        using var line = await Tm20Line.RegisteredAsync(server.Tm20, Serial);
        await Queue.EnqueueAsync(Known.Id, CommandKind.SetClock, by: null);
        await Queue.EnqueueAsync(Known.Id, CommandKind.ReportInfo, by: null);

        Assert.Equal("settime", (await line.ReceiveAsync()).GetProperty("cmd").GetString());
        Assert.Equal("sendlog", (await line.AskAsync(Tm20Host.Log(Serial, 1, Tm20Host.Record("7")))).GetProperty("ret").GetString());
        await line.SendAsync("""{"ret":"settime","result":false,"msg":"can not find this command"}""");
        Assert.Equal("getdevinfo", (await line.ReceiveAsync()).GetProperty("cmd").GetString());

        var refused = (await CommandsAsync()).Single(c => c.Kind == CommandKind.SetClock);
        Assert.Equal((CommandState.Failed, CommandFailure.Unsupported, "can not find this command"), (refused.State, refused.Failure, refused.ResultText));
    }

    [Fact]
    public async Task Pages_without_end_end_and_an_empty_one_is_no_failure()
    {
        await terminal.RegisterAsync();
        terminal.Dispose();
        using var line = await Tm20Line.RegisteredAsync(server.Tm20, Serial);
        await Queue.EnqueueAsync(Known.Id, CommandKind.SendEverythingAgain, by: null);
        for (var page = 0; page < 2; page++)
        {
            // The same page for ever, as firmware does that forgets its place.
            await line.ReceiveAsync();
            await line.SendAsync($$"""{"ret":"getalllog","result":true,"count":1000,"from":0,"to":49,"record":[{{Tm20Host.Record("7")}}]}""");
        }

        await Queue.EnqueueAsync(Known.Id, CommandKind.QueryPunches, by: null, DateTime.MinValue.AddYears(2000), DateTime.MinValue.AddYears(2001));
        await line.ReceiveAsync();
        await line.SendAsync("""{"ret":"getalllog","result":true,"count":0,"from":0,"to":0,"record":[]}""");

        Assert.Equal(["count=2", "count=0"], (await SettledAsync(2)).Select(c => c.ResultText));
        Assert.Equal(["7"], await server.PinsAsync());
    }

    [Fact]
    public async Task People_are_asked_for_told_renamed_and_forgotten()
    {
        for (var i = 1; i <= 55; i++)
        {
            terminal.People.Enrol(1000 + i, $"Local {i}", 11, $"{5000 + i}", admin: i == 1 ? 1 : 0);
        }

        using var api = server.ApiClient();
        await terminal.RegisterAsync();
        var id = await CreateAsync(api, "BENALI", "Karim", "42");
        await Queue.UntilAsync(() => terminal.People.NameOf(42) is not null);
        await Queue.UntilAsync(async () => (await CommandsAsync()).TrueForAll(c => c.State == CommandState.Done));

        Assert.Equal("BENALI Karim", terminal.People.NameOf(42));
        Assert.Equal(56, terminal.People.Count);
        Assert.Equal(2, terminal.CarriedOut.Count(c => (string?)c["cmd"] == "getuserlist"));
        await using (var context = await ContextAsync())
        {
            Assert.Equal(55, await context.TerminalPeople.CountAsync(p => p.SeenName!.StartsWith("Local")));
        }

        using var gone = await api.DeleteAsync(new Uri($"/api/v1/employees/{id}", UriKind.Relative));
        gone.EnsureSuccessStatusCode();
        await Queue.UntilAsync(() => terminal.People.NameOf(42) is null);
        Assert.Equal(55, terminal.People.Count);
    }

    [Fact]
    public async Task An_empty_list_of_people_deletes_nobody()
    {
        using var api = server.ApiClient();
        await terminal.RegisterAsync();
        await CreateAsync(api, "BENALI", "Karim", "42");
        await Queue.UntilAsync(() => terminal.People.NameOf(42) is not null);
        terminal.Dispose();
        using var line = await Tm20Line.RegisteredAsync(server.Tm20, Serial);

        await Queue.EnqueueAsync(Known.Id, CommandKind.QueryPeople, by: null);
        for (var message = await line.ReceiveAsync(); message.GetProperty("cmd").GetString() != "getuserlist"; message = await line.ReceiveAsync())
        {
            // What was unconfirmed before.
        }

        await line.SendAsync("""{"ret":"getuserlist","result":true,"count":0,"from":0,"to":0,"record":[]}""");
        await Queue.UntilAsync(async () => (await CommandsAsync()).Last(c => c.Kind == CommandKind.QueryPeople).State == CommandState.Done);

        Assert.DoesNotContain(await CommandsAsync(), c => c.Kind == CommandKind.RemovePerson);
        Assert.Single(server.Services.GetRequiredService<EmployeeDirectory>().All);
    }

    [Fact]
    public async Task An_empty_or_broken_off_list_of_punches_erases_nothing()
    {
        terminal.Dispose();
        using var line = await Tm20Line.OpenAsync(server.Tm20);
        await line.AskAsync($$$"""{"cmd":"reg","sn":"{{{Serial}}}","devinfo":{"modelname":"AiFace","usedlog":148}}""");

        var empty = AskAsync(CommandKind.ErasePunches);
        Assert.Equal("getalllog", (await line.ReceiveAsync()).GetProperty("cmd").GetString());
        await line.SendAsync("""{"ret":"getalllog","result":true,"count":0,"from":0,"to":0,"record":[]}""");
        Assert.Equal((CommandState.Failed, CommandFailure.PunchesNotSecured), ((await empty).State, (await empty).Failure));

        var broken = AskAsync(CommandKind.ErasePunches);
        await line.ReceiveAsync();
        await line.SendAsync($$"""{"ret":"getalllog","result":true,"count":148,"from":0,"to":0,"record":[{{Tm20Host.Record("7")}}]}""");
        await line.ReceiveAsync();
        await line.SendAsync("""{"ret":"getalllog","result":false,"reason":1}""");
        Assert.Equal(CommandFailure.PunchesNotSecured, (await broken).Failure);
        Assert.Equal("checklive", (await line.AskAsync("""{"cmd":"checklive"}""")).GetProperty("ret").GetString());
    }

    private TerminalCommandQueue Queue => server.Services.GetRequiredService<TerminalCommandQueue>();

    private KnownTerminal Known => server.Services.GetRequiredService<TerminalDirectory>().All.Single();

    private async Task StartAsync(params string[] settings)
    {
        server = await AttendanceServer.StartAsync(directory: null, ["Terminals:ApproveNew=true", .. settings]);
        terminal = new SimulatedTm20Terminal(server.Tm20, Serial, TimeProvider.System);
    }

    private static async Task<int> CreateAsync(HttpClient api, string lastName, string firstName, string pin)
    {
        using var content = new StringContent(
            new JsonObject { ["last_name"] = lastName, ["first_name"] = firstName, ["pin"] = pin }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var created = await api.PostAsync(new Uri("/api/v1/employees", UriKind.Relative), content);
        var text = await created.Content.ReadAsStringAsync();
        Assert.True(created.IsSuccessStatusCode, text);
        return (int)JsonNode.Parse(text)!["id"]!;
    }

    private async Task<TerminalCommand> AskAsync(CommandKind kind, DateTime? from = null, DateTime? to = null)
    {
        var asked = await Queue.EnqueueAsync(Known.Id, kind, by: null, from, to);
        TerminalCommand? settled = null;
        await Queue.UntilAsync(async () => (settled = (await CommandsAsync()).Single(c => c.Id == asked.Id)).FinishedAt is not null);
        return settled!;
    }

    private async Task<List<TerminalCommand>> SettledAsync(int count)
    {
        await Queue.UntilAsync(async () => (await CommandsAsync()).Count(c => c.FinishedAt is not null) == count);
        return await CommandsAsync();
    }

    private async Task<List<TerminalCommand>> CommandsAsync()
    {
        await using var context = await ContextAsync();
        return await context.TerminalCommands.AsNoTracking().OrderBy(c => c.Id).ToListAsync();
    }

    private Task<AttendanceContext> ContextAsync() => server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();

    private void RememberPunches(int count)
    {
        for (var i = 0; i < count; i++)
        {
            terminal.Flash.Remember(new SimulatedPunch($"{terminal.Flash.Count + 100}", terminal.Clock.Now, Verify: 8));
        }
    }
}
