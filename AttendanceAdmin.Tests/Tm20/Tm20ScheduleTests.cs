using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Schedules.AtTerminals;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>The weeks of the schedules, as a terminal keeps them.</summary>
public sealed class Tm20ScheduleTests(Tm20Host host) : IClassFixture<Tm20Host>
{
    [Fact]
    public async Task Weeks_go_out_as_opening_hours_are_read_back_and_given_to_people()
    {
        using var terminal = await ConnectAsync();
        var id = host.Terminal(terminal.Serial)!.Id;
        await PostAsync("/api/v1/employees", new { last_name = "BENALI", pin = "7100" });
        await host.Get<TerminalCommandQueue>().UntilAsync(() => terminal.People.NameOf(7100) is not null);
        await AssignAsync(id, weekdays: 5);
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync(id));

        await SetAsync(id, new { schedule_dialect = "door_hours" });
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync(id));
        Assert.Equal(CommandState.Done, (await SentAsync(id)).State);

        var zones = terminal.Settings.Of("devlock")!;
        Assert.Equal("""[{"day":[{"section":"06:00~21:00"}]},{"day":[{"section":"00:00~00:00"}]}]""", zones["dayzone"]!.ToJsonString());
        Assert.Equal([1, 1, 1, 1, 1, 2, 2], Week(zones));
        Assert.Equal(1, (int)terminal.Settings.HoursOf(7100)!["weekzone"]!);

        await SetAsync(id, new { week_from_sunday = true });
        await SendAsync(id);
        Assert.Equal(CommandState.Done, (await SentAsync(id)).State);
        Assert.Equal([2, 1, 1, 1, 1, 1, 2], Week(terminal.Settings.Of("devlock")!));

        static IEnumerable<int> Week(System.Text.Json.Nodes.JsonObject zones) => zones["weekzone"]![0]!["week"]!.AsArray().Select(d => (int)d!["day"]!);
    }

    [Fact]
    public async Task What_changed_is_shown_as_outdated_and_sent_by_itself_once()
    {
        using var terminal = await ConnectAsync();
        var id = host.Terminal(terminal.Serial)!.Id;
        var employee = (await PostAsync("/api/v1/employees", new { last_name = "HADDAD", pin = "7300" })).GetProperty("id").GetInt32();
        await host.Get<TerminalCommandQueue>().UntilAsync(() => terminal.People.NameOf(7300) is not null);
        await AssignAsync(id, weekdays: 5);
        Assert.Equal(PlanState.NotSent, await StateAsync(id));
        await SetAsync(id, new { schedule_dialect = "door_hours" });
        Assert.Equal(PlanState.Outdated, await StateAsync(id));

        await KeepUpAsync();
        Assert.Equal(CommandState.Done, (await SentAsync(id)).State);
        Assert.Equal(PlanState.Kept, await StateAsync(id));
        await KeepUpAsync();
        Assert.Equal(1, await host.ReadAsync(c => c.TerminalCommands.CountAsync(t => t.TerminalId == id && t.Kind == CommandKind.SendSchedules)));

        // Their own schedule goes before the terminal's, whichever began later.
        await AssignAsync(id, weekdays: 6, new { employee_id = employee, from = "2026-01-01" });
        Assert.Equal(PlanState.Outdated, await StateAsync(id));
        await KeepUpAsync();
        Assert.Equal(CommandState.Done, (await SentAsync(id)).State);
        Assert.Equal([1, 1, 1, 1, 1, 1, 2], terminal.Settings.Of("devlock")!["weekzone"]![0]!["week"]!.AsArray().Select(d => (int)d!["day"]!));
        Assert.Equal(PlanState.Kept, await StateAsync(id));
    }

    [Fact]
    public async Task A_terminal_that_keeps_something_else_fails_and_nobody_is_given_hours()
    {
        using var terminal = await ConnectAsync();
        var id = host.Terminal(terminal.Serial)!.Id;
        terminal.Settings.IsForgetful = true;
        await PostAsync("/api/v1/employees", new { last_name = "SAIDI", pin = "7200" });
        await host.Get<TerminalCommandQueue>().UntilAsync(() => terminal.People.NameOf(7200) is not null);
        await AssignAsync(id, weekdays: 5);
        await SetAsync(id, new { schedule_dialect = "door_hours" });

        await SendAsync(id);

        var sent = await SentAsync(id);
        Assert.Equal((CommandState.Failed, CommandFailure.NotKept), (sent.State, sent.Failure));
        Assert.Null(terminal.Settings.HoursOf(7200));
    }

    [Fact]
    public async Task The_dialect_of_weekday_messages_says_each_day_from_monday()
    {
        using var terminal = await ConnectAsync();
        var id = host.Terminal(terminal.Serial)!.Id;
        terminal.Settings.WasTaughtWeekdays = true;
        await AssignAsync(id, weekdays: 6);
        await SetAsync(id, new { schedule_dialect = "weekday_messages" });

        await SendAsync(id);

        Assert.Equal(CommandState.Done, (await SentAsync(id)).State);
        var said = terminal.Settings.Weekdays.Select(w => w.ToJsonString()).ToList();
        Assert.Equal(
            """{"cmd":"setschedule","weekday":0,"check_in":"08:00","check_out":"17:00","break_start":"12:00","break_end":"13:00","tolerance":10}""", said[0]);
        Assert.Equal("""{"cmd":"setschedule","weekday":6,"check_in":null,"check_out":null,"break_start":null,"break_end":null,"tolerance":0}""", said[6]);
        Assert.Equal(7, said.Count);
    }

    private async Task<SimulatedTm20Terminal> ConnectAsync()
    {
        var terminal = new SimulatedTm20Terminal(host.Address, Tm20Host.NewSerial(), TimeProvider.System);
        Assert.True(await terminal.RegisterAsync());
        // Whom it should know is in its queue, so that nobody comes to it in the middle of a test.
        await host.Get<TerminalFiller>().FillAsync(default);
        return terminal;
    }

    private async Task<PlanState> StateAsync(int terminalId) =>
        (await host.Get<PlanStandings>().OfAsync(host.Get<TerminalDirectory>().Find(terminalId)!, default)).State;

    /// <summary>What the job does every few minutes.</summary>
    private Task KeepUpAsync() => ActivatorUtilities.CreateInstance<SendSchedulesJob>(host.Server.Services).RunAsync(default);

    private async Task AssignAsync(int terminalId, int weekdays, object? to = null)
    {
        var shift = new
        {
            start = "08:00", end = "17:00", tolerance_late = 10, window_before = 120, window_after = 240,
            breaks = new[] { new { start = "12:00", end = "13:00", paid = false } },
        };
        var schedule = await PostAsync("/api/v1/schedules", new
        {
            name = string.Create(CultureInfo.InvariantCulture, $"Semaine {terminalId} {weekdays}"), effective_from = "2026-01-01",
            days = Enumerable.Range(0, weekdays).Select(d => new { week = 0, weekday = d, shifts = new[] { shift } }),
        });
        await PostAsync($"/api/v1/schedules/{schedule.GetProperty("id").GetInt32()}/assignments", to ?? new { terminal_id = terminalId });
    }

    private async Task<HttpStatusCode> SendAsync(int terminalId)
    {
        using var api = host.Server.ApiClient();
        using var response = await api.PostAsync(new Uri($"/api/v1/terminals/{terminalId}/schedules", UriKind.Relative), null);
        return response.StatusCode;
    }

    /// <summary>The last such command, once it is settled.</summary>
    private async Task<TerminalCommand> SentAsync(int terminalId)
    {
        TerminalCommand? sent = null;
        await host.Get<TerminalCommandQueue>().UntilAsync(async () => (sent = await host.ReadAsync(c => c.TerminalCommands
            .Where(t => t.TerminalId == terminalId && t.Kind == CommandKind.SendSchedules).OrderBy(t => t.Id).LastOrDefaultAsync())) is { FinishedAt: not null });
        return sent!;
    }

    private async Task SetAsync(int terminalId, object settings)
    {
        using var api = host.Server.ApiClient();
        using var saved = await api.PutAsJsonAsync($"/api/v1/terminals/{terminalId}", settings);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var api = host.Server.ApiClient();
        using var response = await api.PostAsJsonAsync(path, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
