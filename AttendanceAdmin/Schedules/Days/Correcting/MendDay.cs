using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Approvals;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Schedules.Days.Correcting;

/// <summary>Corrections of somebody's day: adding and moving a punch, by the time alone; the shift says of which date it is.</summary>
internal sealed class MendDay(SubmitCorrection submit, RefreshDays refresh)
{
    /// <param name="isIn">In or out.</param>
    public async Task<Corrected> AddAsync(int employeeId, DateOnly date, TimeOnly time, bool isIn, string? reason, CancellationToken cancellationToken)
    {
        var day = (await refresh.RunAsync([employeeId], date, date, cancellationToken)).SingleOrDefault();
        return await submit.RunAsync(Correction.Add(Wish(employeeId, At(day, date, time), isIn, reason)), cancellationToken);
    }

    /// <summary>The original stays, ignored; the other time stands beside it.</summary>
    public Task<Corrected> MoveAsync(int employeeId, ShownPunch punch, TimeOnly time, string? reason, CancellationToken cancellationToken) => submit.RunAsync(
        Correction.Move(punch.Id, Wish(employeeId, Nearest(punch.LocalTime, time), punch.Role == PunchRole.In, reason)), cancellationToken);

    /// <summary>So that a list read next shows what corrections came to.</summary>
    public Task RefreshAsync(IReadOnlyCollection<int> employees, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        refresh.RunAsync(employees, from, to, cancellationToken);

    private static ManualPunch Wish(int employeeId, DateTime at, bool isIn, string? reason) => new(employeeId, WallTimeText.Format(at), isIn ? "in" : "out", reason);

    /// <summary>On the date or the next: whichever is nearer to the middle of the day's shifts; without one, the date.</summary>
    private static DateTime At(WorkingDay? day, DateOnly date, TimeOnly time)
    {
        if (day is not { Occurrences: { Count: > 0 } shifts })
        {
            return date.ToDateTime(time);
        }

        var middle = shifts[0].Start + (shifts[^1].End - shifts[0].Start) / 2;
        return Nearest(middle, time);
    }

    private static DateTime Nearest(DateTime to, TimeOnly time) => Enumerable.Range(-1, 3)
        .Select(d => DateOnly.FromDateTime(to).AddDays(d).ToDateTime(time)).MinBy(t => Math.Abs((t - to).Ticks));
}
