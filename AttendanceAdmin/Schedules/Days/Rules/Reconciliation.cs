namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>
/// A terminal's punch within ten minutes of a manual one of the same direction takes its place. The direction is that of the code; where a terminal
/// always says the same or nothing, and the schedule does not go by codes, it is what the punch is judged to be without the manual one, if that
/// leaves less missing than both together.
/// </summary>
internal static class Reconciliation
{
    private const int Minutes = 10;

    /// <param name="punches">Of one occurrence, or of one civil day outside every window, in order.</param>
    public static void Mark(IReadOnlyList<TimedPunch> punches, Occurrence? occurrence)
    {
        foreach (var manual in punches.Where(p => p.Punch is { Manual: true, Accepted: false } && p.TakesPart).ToList())
        {
            manual.Replaced = punches.Any(p => IsNear(p, manual) && IsSame(p, manual))
                || (occurrence is { Schedule.Strategy: PunchStrategy.Alternating or PunchStrategy.FirstLast }
                    && punches.Any(p => IsNear(p, manual) && FitsWithout(p, manual, punches, occurrence)));
        }
    }

    private static bool IsNear(TimedPunch punch, TimedPunch manual) =>
        punch.TakesPart && !punch.Punch.Manual && Math.Abs(punch.Minute - manual.Minute) <= Minutes;

    private static bool IsSame(TimedPunch punch, TimedPunch manual) => punch.Punch.CodeIsIn is { } code && code == manual.Punch.CodeIsIn;

    private static bool FitsWithout(TimedPunch punch, TimedPunch manual, IReadOnlyList<TimedPunch> punches, Occurrence occurrence)
    {
        var without = Judge([.. punches.Where(p => p != manual)], occurrence);
        return without.Missing < Judge(punches, occurrence).Missing
            && Array.Find([.. without.Used], j => j.Punch == punch)?.IsIn == manual.Punch.CodeIsIn;
    }

    private static Pairing Judge(IReadOnlyList<TimedPunch> punches, Occurrence occurrence)
    {
        var kept = new List<TimedPunch>();
        foreach (var punch in punches.Where(p => p.TakesPart))
        {
            if (kept.Count == 0 || (punch.Punch.Instant - kept[^1].Punch.Instant).TotalSeconds > occurrence.Schedule.DuplicateSeconds)
            {
                kept.Add(punch);
            }
        }

        return Strategies.Judge(kept, occurrence);
    }
}
