using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Schedules.Days.Correcting;

/// <summary>What a correction came to.</summary>
/// <param name="Fault">A key of <see cref="PunchesTexts"/>; null if it was done.</param>
/// <param name="Punch">What was added, to undo it.</param>
internal sealed record Mended(string? Fault, long? Punch = null);

/// <summary>Corrections of somebody's day: adding and moving a punch, by the time alone; the shift says of which date it is.</summary>
internal sealed class MendDay(RecordManualPunch record, CorrectPunch correct, RefreshDays refresh)
{
    /// <param name="isIn">In or out.</param>
    public async Task<Mended> AddAsync(int employeeId, DateOnly date, TimeOnly time, bool isIn, string? reason, CancellationToken cancellationToken)
    {
        var day = (await refresh.RunAsync([employeeId], date, date, cancellationToken)).SingleOrDefault();
        return await AddAsync(employeeId, At(day, date, time), isIn, reason, cancellationToken);
    }

    /// <summary>The original stays, ignored; the other time stands beside it.</summary>
    public async Task<Mended> MoveAsync(int employeeId, ShownPunch punch, TimeOnly time, string? reason, CancellationToken cancellationToken)
    {
        var ignored = await correct.IgnoreAsync(punch.Id, reason, cancellationToken);
        if (ignored != CorrectionOutcome.Done)
        {
            return new Mended(FaultOf(ignored));
        }

        var added = await AddAsync(employeeId, Nearest(punch.LocalTime, time), punch.Role == PunchRole.In, reason, cancellationToken);
        if (added.Fault is not null)
        {
            await correct.RestoreAsync(punch.Id, cancellationToken);
        }

        return added;
    }

    /// <summary>So that a list read next shows what corrections came to.</summary>
    public Task RefreshAsync(IReadOnlyCollection<int> employees, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        refresh.RunAsync(employees, from, to, cancellationToken);

    /// <returns>A key of <see cref="PunchesTexts"/>; null if it was done.</returns>
    public static string? FaultOf(CorrectionOutcome outcome) => outcome switch
    {
        CorrectionOutcome.Done => null,
        CorrectionOutcome.ReasonMissing => "ReasonMissing",
        CorrectionOutcome.PeriodClosed => "PeriodClosed",
        _ => "NoSuchPunch",
    };

    private async Task<Mended> AddAsync(int employeeId, DateTime at, bool isIn, string? reason, CancellationToken cancellationToken) =>
        await record.RecordAsync(new ManualPunch(employeeId, WallTimeText.Format(at), isIn ? "in" : "out", reason), cancellationToken) switch
        {
            ManualPunchOutcome.Recorded recorded => new Mended(null, recorded.Punch.Id),
            ManualPunchOutcome.Refused refused => new Mended(refused.Fault),
            _ => new Mended("NotStoredNow"),
        };

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
