using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Approvals;
using AttendanceAdmin.Schedules.Breakdowns;
using AttendanceAdmin.Site;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Schedules.Breakdowns;

public sealed class BreakdownTests
{
    private static readonly DateOnly Date = new(2026, 3, 3);

    [Fact]
    public async Task What_was_written_down_gives_way_to_the_terminal_and_differences_are_listed()
    {
        await using var server = await AttendanceServer.StartAsync();
        var terminal = (await server.AnnounceAsync("T1"))!;
        var people = new[] { await server.HireAsync("Benali Amina", "1"), await server.HireAsync("Cherif Karim", "2"), await server.HireAsync("Saidi Nour", "3") };
        await ScheduleAsync(server, terminal.Id);
        foreach (var pin in new[] { "1", "2", "3" })
        {
            await server.PunchAsync(terminal, pin, "2026-03-02 08:00:00");
            await server.PunchAsync(terminal, pin, "2026-03-02 17:00:00", PunchDirection.Out);
        }

        await using var desk = server.Desk();
        var planned = await desk.ServiceProvider.GetRequiredService<PlanBreakdown>().RunAsync(terminal.Id, Date, CancellationToken.None);
        Assert.Equal(people.Select(p => p.Id), planned.Select(p => p.EmployeeId));
        Assert.All(planned, p => Assert.Equal((Date.ToDateTime(new TimeOnly(8, 0)), Date.ToDateTime(new TimeOnly(17, 0))), (p.In, p.Out)));

        var lines = planned.SelectMany(p => new BreakdownRow(p).Lines(Date)).ToList();
        var outcome = await desk.ServiceProvider.GetRequiredService<RecordBreakdown>().RunAsync(terminal.Id, Date, "terminal en panne", lines, CancellationToken.None);
        Assert.Equal((6, null), (outcome.Recorded, outcome.Fault));
        Assert.All(await DifferencesAsync(desk, outcome.Id!.Value), d => Assert.Equal(LineState.Alone, d.State));

        await server.PunchAsync(terminal, "1", "2026-03-03 08:04:10");
        await server.PunchAsync(terminal, "1", "2026-03-03 17:00:00", PunchDirection.Out);
        await server.PunchAsync(terminal, "2", "2026-03-03 08:25:00");

        var differences = await DifferencesAsync(desk, outcome.Id!.Value);
        var amina = differences.Where(d => d.Line.EmployeeId == people[0].Id).OrderBy(d => d.Line.At).ToList();
        Assert.Equal([LineState.Replaced, LineState.Replaced], amina.Select(d => d.State));
        Assert.Equal([4, 0], amina.Select(d => d.Minutes));
        var late = Assert.Single(differences, d => d.State == LineState.Differs);
        Assert.Equal((people[1].Id, 25), (late.Line.EmployeeId, late.Minutes));
        Assert.Equal(3, differences.Count(d => d.State == LineState.Alone));
    }

    [Fact]
    public async Task What_was_broken_off_is_finished_and_nothing_is_written_twice()
    {
        await using var server = await AttendanceServer.StartAsync();
        var terminal = (await server.AnnounceAsync("T1"))!;
        var employee = (await server.HireAsync("Benali Amina", "1")).Id;
        await ScheduleAsync(server, terminal.Id);
        await using var desk = server.Desk();
        var (start, end) = (Date.ToDateTime(new TimeOnly(8, 0)), Date.ToDateTime(new TimeOnly(17, 0)));
        // As the server left it that ended after the first of two punches.
        var first = Correction.Add(new ManualPunch(employee, WallTimeText.Format(start), "in", "panne"));
        Assert.Null((await desk.ServiceProvider.GetRequiredService<SubmitCorrection>().RunAsync(first, CancellationToken.None)).Fault);
        var id = await StoreAsync(server, terminal.Id, [new BreakdownLine(employee, start, IsIn: true), new BreakdownLine(employee, end, IsIn: false)]);
        Assert.Equal([LineState.Missing, LineState.Alone], (await DifferencesAsync(desk, id)).Select(d => d.State));

        var record = desk.ServiceProvider.GetRequiredService<RecordBreakdown>();
        Assert.Equal((1, null), Recorded(await record.FinishAsync(id, CancellationToken.None)));
        Assert.Equal((0, null), Recorded(await record.FinishAsync(id, CancellationToken.None)));

        Assert.Equal([LineState.Alone, LineState.Alone], (await DifferencesAsync(desk, id)).Select(d => d.State));
    }

    [Fact]
    public async Task A_terminal_that_says_255_to_everything_takes_the_place_of_in_and_out()
    {
        await using var server = await AttendanceServer.StartAsync();
        var terminal = (await server.AnnounceAsync("T1"))!;
        var employee = (await server.HireAsync("Benali Amina", "1")).Id;
        await ScheduleAsync(server, terminal.Id);
        await using var desk = server.Desk();
        BreakdownLine[] lines =
        [
            new(employee, Date.ToDateTime(new TimeOnly(8, 0)), IsIn: true), new(employee, Date.ToDateTime(new TimeOnly(17, 0)), IsIn: false),
        ];
        var outcome = await desk.ServiceProvider.GetRequiredService<RecordBreakdown>().RunAsync(terminal.Id, Date, "panne", lines, CancellationToken.None);

        await server.PunchAsync(terminal, "1", "2026-03-03 08:03:00", PunchDirection.Unknown);
        await server.PunchAsync(terminal, "1", "2026-03-03 16:58:00", PunchDirection.Unknown);

        var differences = await DifferencesAsync(desk, outcome.Id!.Value);
        Assert.All(differences, d => Assert.Equal(LineState.Replaced, d.State));
        Assert.Equal([3, -2], differences.OrderBy(d => d.Line.At).Select(d => d.Minutes));
    }

    [Theory]
    [InlineData("08:00", "17:00", "2026-03-03 08:00 in|2026-03-03 17:00 out")]
    [InlineData("2200", "0600", "2026-03-03 22:00 in|2026-03-04 06:00 out")]
    [InlineData(null, "17h05", "2026-03-03 17:05 out")]
    [InlineData("midi", "", "")]
    public void What_is_typed_is_read(string? typedIn, string? typedOut, string lines)
    {
        var row = new BreakdownRow(new BreakdownPerson(1, "Benali", null, "", null, null)) { In = typedIn, Out = typedOut };

        Assert.Equal(lines, string.Join('|', row.Lines(Date).Select(l => $"{l.At:yyyy-MM-dd HH:mm} {(l.IsIn ? "in" : "out")}")));
    }

    private static (int Recorded, string? Fault) Recorded(BreakdownOutcome outcome) => (outcome.Recorded, outcome.Fault);

    private static async Task<int> StoreAsync(AttendanceServer server, int terminal, List<BreakdownLine> lines)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        var breakdown = context.Add(new Breakdown
        {
            TerminalId = terminal, Date = Date, Reason = "panne", By = "admin@example.org", At = TimeProvider.System.GetUtcNow(), Lines = lines,
        }).Entity;
        await context.SaveChangesAsync();
        return breakdown.Id;
    }

    /// <summary>08:00–17:00 every day, for whoever punches there.</summary>
    private static async Task ScheduleAsync(AttendanceServer server, int terminal)
    {
        using var api = server.ApiClient();
        var days = Enumerable.Range(0, 7).Select(weekday => new { weekday, shifts = new[] { new { start = "08:00", end = "17:00" } } });
        using var made = await api.PostAsJsonAsync("/api/v1/schedules", new { name = "Standard", days });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        using var assigned = await api.PostAsJsonAsync($"/api/v1/schedules/{id}/assignments", new { terminal_id = terminal });
        Assert.True(assigned.IsSuccessStatusCode);
    }

    private static async Task<IReadOnlyList<BreakdownDifference>> DifferencesAsync(AsyncServiceScope desk, int id) =>
        (await desk.ServiceProvider.GetRequiredService<BreakdownDifferences>().ReadAsync(id, CancellationToken.None))!.Differences;
}
