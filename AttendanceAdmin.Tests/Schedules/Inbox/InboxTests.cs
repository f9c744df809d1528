using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Days.Correcting;
using AttendanceAdmin.Schedules.Inbox;
using AttendanceAdmin.Site;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Schedules.Days;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Schedules.Inbox;

public sealed class InboxTests(SharedServer server) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task What_was_acknowledged_is_gone_until_something_else_strikes()
    {
        var date = new DateOnly(2026, 3, 3);
        var employee = await server.PersonAsync("Acte");
        await server.DayAsync(employee, "2026-03-03");
        await using var desk = server.Desk();
        var listed = Assert.Single(await ListAsync(desk, date, employee));
        Assert.Equal([AnomalyCode.Absent], listed.Codes);

        Assert.Null(await Acknowledge(desk).RunAsync([listed], "  ", CancellationToken.None));
        Assert.NotNull(await Acknowledge(desk).RunAsync([listed], "vu", CancellationToken.None));
        Assert.Empty(await ListAsync(desk, date, employee));
        await using (var context = await desk.ServiceProvider.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync())
        {
            var known = await context.AnomalyAcknowledgements.SingleAsync(a => a.EmployeeId == employee);
            Assert.Equal(("vu", "hr@example.org", AnomalyCode.Absent.Flag()), (known.Reason, known.By, known.Codes));
        }

        await server.PunchAsync(employee, "2026-03-03T08:00:00", "in");
        await server.DayAsync(employee, "2026-03-03");
        Assert.Equal([AnomalyCode.MissingOut], Assert.Single(await ListAsync(desk, date, employee)).Codes);
    }

    [Fact]
    public async Task An_acknowledgement_is_taken_back()
    {
        var date = new DateOnly(2026, 3, 4);
        var employee = await server.PersonAsync("Retour");
        await server.DayAsync(employee, "2026-03-04");
        await using var desk = server.Desk();
        var treated = await desk.ServiceProvider.GetRequiredService<TreatDays>().AcknowledgeAsync(await ListAsync(desk, date, employee), "vu", CancellationToken.None);
        Assert.Empty(await ListAsync(desk, date, employee));

        await treated.Undo!();

        Assert.Single(await ListAsync(desk, date, employee));
    }

    [Fact]
    public async Task The_worst_comes_first_and_only_what_is_asked_for()
    {
        var late = await server.PersonAsync("Tard");
        await server.PunchAsync(late, "2026-03-06T08:20:00", "in");
        await server.PunchAsync(late, "2026-03-06T17:00:00", "out");
        var absent = await server.PersonAsync("Absent");
        await server.DayAsync(late, "2026-03-06");
        await server.DayAsync(absent, "2026-03-06");
        await using var desk = server.Desk();

        var all = await ListAsync(desk, new DateOnly(2026, 3, 6), late, absent);
        Assert.Equal([absent, late], all.Select(d => d.EmployeeId));
        var inbox = desk.ServiceProvider.GetRequiredService<ListAnomalies>();
        var only = new InboxQuery(new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 6), AnomalySeverity.Information, AnomalyCode.Late, 0, 50);
        Assert.Equal([late], (await inbox.RunAsync(only, CancellationToken.None)).Select(d => d.EmployeeId));
    }

    [Fact]
    public async Task Punches_outside_every_window_are_accepted_together_and_taken_back()
    {
        var date = new DateOnly(2026, 3, 9);
        var employee = await server.PersonAsync("Rappelé");
        await server.PunchAsync(employee, "2026-03-09T08:00:00", "in");
        await server.PunchAsync(employee, "2026-03-09T17:00:00", "out");
        await server.PunchAsync(employee, "2026-03-09T22:00:00", "in");
        await server.PunchAsync(employee, "2026-03-09T23:00:00", "out");
        await server.DayAsync(employee, "2026-03-09");
        await using var desk = server.Desk();
        var listed = await ListAsync(desk, date, employee);
        Assert.Equal(2, Assert.Single(listed).Outside.Count);

        var treated = await desk.ServiceProvider.GetRequiredService<TreatDays>().AcceptAsync(listed, CancellationToken.None);
        Assert.Equal((2, null), (treated.Done, treated.Fault));
        Assert.Equal(540, (await server.DayAsync(employee, "2026-03-09")).GetProperty("worked").GetInt32());

        await treated.Undo!();
        Assert.Equal(480, (await server.DayAsync(employee, "2026-03-09")).GetProperty("worked").GetInt32());
    }

    [Fact]
    public async Task Who_is_still_at_work_is_nobodys_work()
    {
        var employee = await server.EmployeeAsync();
        var site = server.Services.GetRequiredService<SiteClock>();
        var come = site.LocalNow.AddMinutes(-1);
        var date = DateOnly.FromDateTime(come - site.Settings.DayStart.ToTimeSpan());
        await server.PunchAsync(employee, $"{come:s}", "in");
        var day = await server.DayAsync(employee, $"{date:yyyy-MM-dd}");
        Assert.Equal("to_complete", day.GetProperty("state").GetString());
        await using var desk = server.Desk();

        Assert.Empty(await ListAsync(desk, date, employee));
    }

    [Fact]
    public void An_anomaly_that_is_asked_for_is_asked_for_however_light_it_is()
    {
        var address = InboxAddress.Make(AnomalySeverity.Critical, "DoublePunch", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

        Assert.Equal("/journees?gravite=Information&anomalie=DoublePunch&du=2026-03-01&au=2026-03-31&depuis=50", address.At(50));
        Assert.Equal(AnomalySeverity.Warning, InboxAddress.Make(AnomalySeverity.Critical, "ClockDrift", default, default).Least);
        Assert.Null(InboxAddress.Make(AnomalySeverity.Critical, "99", default, default).Code);
    }

    private static AcknowledgeAnomalies Acknowledge(AsyncServiceScope desk) => desk.ServiceProvider.GetRequiredService<AcknowledgeAnomalies>();

    private static async Task<IReadOnlyList<InboxDay>> ListAsync(AsyncServiceScope desk, DateOnly date, params int[] employees)
    {
        var all = await desk.ServiceProvider.GetRequiredService<ListAnomalies>()
            .RunAsync(new InboxQuery(date, date, AnomalySeverity.Information, Code: null, 0, 500), CancellationToken.None);
        return [.. all.Where(d => employees.Contains(d.EmployeeId))];
    }
}
