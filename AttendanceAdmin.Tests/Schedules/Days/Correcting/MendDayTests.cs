using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Days.Correcting;
using AttendanceAdmin.Schedules.Inbox;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Schedules.Days.Correcting;

public sealed class MendDayTests(SharedServer server) : IClassFixture<SharedServer>
{
    private static readonly DateOnly Date = new(2026, 3, 2);

    [Fact]
    public async Task The_forgotten_exit_of_a_night_is_of_the_next_morning()
    {
        var employee = await server.EmployeeAsync();
        var schedule = await server.ScheduleAsync("Nuit", "22:00", "06:00", withBreak: false);
        await server.CreateAsync($"schedules/{schedule}/assignments", new { employee_id = employee });
        await server.PunchAsync(employee, "2026-03-02T22:00:00", "in");
        await using var desk = server.Desk();
        var inbox = desk.ServiceProvider.GetRequiredService<ListAnomalies>();
        await ReadAsync(desk, employee);
        var listed = Assert.Single(await inbox.RunAsync(Query(), CancellationToken.None), d => d.EmployeeId == employee && d.Date == Date);
        Assert.Equal(new DateTime(2026, 3, 3, 6, 0, 0), listed.ProposedOut);

        var mended = await desk.ServiceProvider.GetRequiredService<MendDay>().AddAsync(employee, Date, new TimeOnly(6, 0), isIn: false, "oubli", CancellationToken.None);

        Assert.Null(mended.Fault);
        var shown = await ReadAsync(desk, employee);
        Assert.Equal((DayState.Complete, 480), (shown.Day.State, shown.Day.Figures.Worked));
        Assert.Equal("oubli (hr@example.org)", shown.Punches[^1].Corrected);
        Assert.DoesNotContain(await inbox.RunAsync(Query(), CancellationToken.None), d => d.EmployeeId == employee && d.Date == Date);
    }

    [Fact]
    public async Task A_punch_that_is_moved_stays_visible_beside_the_other()
    {
        var employee = await server.PersonAsync("Standard");
        await server.PunchAsync(employee, "2026-03-02T08:00:00", "in");
        await server.PunchAsync(employee, "2026-03-02T12:30:00", "out");
        await using var desk = server.Desk();
        var mend = desk.ServiceProvider.GetRequiredService<MendDay>();
        var wrong = (await ReadAsync(desk, employee)).Punches[^1];

        Assert.Equal("ReasonMissing", (await mend.MoveAsync(employee, wrong, new TimeOnly(17, 0), " ", CancellationToken.None)).Fault);
        Assert.Null((await mend.MoveAsync(employee, wrong, new TimeOnly(17, 0), "mauvaise heure", CancellationToken.None)).Fault);

        var shown = await ReadAsync(desk, employee);
        Assert.Equal(480, shown.Day.Figures.Worked);
        Assert.True(Assert.Single(shown.All, p => p.Id == wrong.Id).Ignored);
        var moved = shown.Punches[^1];
        Assert.Equal((2, wrong.Id, At(12, 30), At(17, 0)), (shown.Punches.Count, moved.Original!.Id, moved.Original.LocalTime, moved.LocalTime));

        // Moved once more: still one row, with the first of all in it.
        Assert.Null((await mend.MoveAsync(employee, moved, new TimeOnly(16, 45), "relu", CancellationToken.None)).Fault);
        shown = await ReadAsync(desk, employee);
        Assert.Equal((2, At(16, 45), wrong.Id), (shown.Punches.Count, shown.Punches[^1].LocalTime, shown.Punches[^1].Original!.Original!.Id));

        await desk.ServiceProvider.GetRequiredService<CorrectPunch>().RestoreAsync(wrong.Id, CancellationToken.None);
        Assert.False(Assert.Single((await ReadAsync(desk, employee)).Punches, p => p.Id == wrong.Id).Ignored);
    }

    [Fact]
    public async Task What_was_taken_back_and_is_wanted_again_counts_again()
    {
        var employee = await server.PersonAsync("Standard");
        await using var desk = server.Desk();
        var mend = desk.ServiceProvider.GetRequiredService<MendDay>();
        await mend.AddAsync(employee, Date, new TimeOnly(8, 0), isIn: true, "oubli", CancellationToken.None);
        var added = await mend.AddAsync(employee, Date, new TimeOnly(17, 0), isIn: false, "oubli", CancellationToken.None);
        await added.Undo!();
        Assert.Equal(0, (await ReadAsync(desk, employee)).Day.Figures.Worked);

        Assert.Null((await mend.AddAsync(employee, Date, new TimeOnly(17, 0), isIn: false, "oubli", CancellationToken.None)).Fault);

        Assert.Equal(480, (await ReadAsync(desk, employee)).Day.Figures.Worked);
    }

    private static DateTime At(int hour, int minute) => Date.ToDateTime(new TimeOnly(hour, minute));

    private static InboxQuery Query() => new(Date, Date, AnomalySeverity.Critical, AnomalyCode.MissingOut, 0, 50);

    private static async Task<ShownDay> ReadAsync(AsyncServiceScope desk, int employee) =>
        (await desk.ServiceProvider.GetRequiredService<ReadDay>().RunAsync(employee, Date, CancellationToken.None))!;
}
