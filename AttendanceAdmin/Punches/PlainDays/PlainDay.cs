namespace AttendanceAdmin.Punches.PlainDays;

/// <summary>A punch that counts, as far as a day's plain sum needs it.</summary>
/// <param name="Day">The day it is booked on: that of its wall time, or the one the system it comes from says.</param>
internal readonly record struct DayPunch(
    int EmployeeId, DateOnly Day, DateTime LocalTime, DateTimeOffset Instant, PunchDirection Direction, DateTimeOffset ReceivedAt, string? EventId);

/// <summary>
/// What the punches of a day say by themselves, without schedule, rounding or repair: the same sums as the views <c>pointage</c> and
/// <c>pointage_resume</c>. As many exits as entries: the sum of the times between them; else from the first to the last. Breaks are taken off
/// where each has its end.
/// </summary>
internal sealed record PlainDay(
    int EmployeeId, DateOnly Day, DateTime CheckIn, DateTime? CheckOut, int Seconds, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string? EventId)
{
    public static IEnumerable<PlainDay> Of(IEnumerable<DayPunch> punches) => punches.GroupBy(p => (p.EmployeeId, p.Day)).Select(d => Of([.. d]));

    private static PlainDay Of(List<DayPunch> day)
    {
        var first = Times(day, PunchDirection.In, PunchDirection.Unknown) is { Count: > 0 } ins ? ins.Min() : day.Min(p => p.LocalTime);
        var last = Times(day, PunchDirection.Out, PunchDirection.Unknown) is { Count: > 0 } outs ? outs.Max() : first;
        return new PlainDay(
            day[0].EmployeeId, day[0].Day, first, last > first ? last : null, Math.Max(0, Worked(day) - Breaks(day)),
            day.Min(p => p.ReceivedAt), day.Max(p => p.ReceivedAt), day.Min(p => p.EventId));
    }

    private static int Worked(List<DayPunch> day)
    {
        var (ins, outs) = (Instants(day, PunchDirection.In), Instants(day, PunchDirection.Out));
        if (ins.Count > 0 && ins.Count == outs.Count)
        {
            return (int)((outs.Sum() - ins.Sum()) / 1000);
        }

        var begins = ins.Count > 0 ? ins : Instants(day, PunchDirection.Unknown);
        var ends = outs.Count > 0 ? outs : Instants(day, PunchDirection.Unknown);
        return begins.Count > 0 && ends.Count > 0 ? (int)((ends.Max() - begins.Min()) / 1000) : 0;
    }

    private static int Breaks(List<DayPunch> day)
    {
        var (begins, ends) = (Instants(day, PunchDirection.BreakOut), Instants(day, PunchDirection.BreakIn));
        return begins.Count == ends.Count ? (int)((ends.Sum() - begins.Sum()) / 1000) : 0;
    }

    /// <summary>Wall times of the first direction that there is.</summary>
    private static List<DateTime> Times(List<DayPunch> day, PunchDirection wanted, PunchDirection otherwise)
    {
        var times = day.Where(p => p.Direction == wanted).Select(p => p.LocalTime).ToList();
        return times.Count > 0 ? times : [.. day.Where(p => p.Direction == otherwise).Select(p => p.LocalTime)];
    }

    private static List<long> Instants(List<DayPunch> day, PunchDirection direction) =>
        [.. day.Where(p => p.Direction == direction).Select(p => p.Instant.ToUnixTimeMilliseconds())];
}
