namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>
/// How badly a day would go together if the terminal's punches took the place of some manual ones. Of all the ways to read the punches that one holds which lacks
/// least and goes least against what people and terminals said.
/// </summary>
internal static class ReplacementCost
{
    private const int Missing = 1;

    /// <summary>Its author said in, and it would be an out.</summary>
    private const int ManualTurned = 1;

    /// <summary>By turns, what takes its place would be of the other direction: so it is where an in between was never made.</summary>
    private const int ReplacedByOther = 2;

    /// <summary>A presence between a manual punch and the terminal's for the same moment is worse than one that lacks a side.</summary>
    private const int FalsePresence = 3;

    /// <summary>The terminal tells ins from outs, and its punch would be the other.</summary>
    private const int CodeTurned = 3;

    /// <param name="replaced">Manual punches, each with a terminal's near it.</param>
    /// <param name="punches">Of one occurrence, or of one civil day outside every window, in order.</param>
    /// <returns>Null if no terminal's punch is there for one of them.</returns>
    public static int? Of(List<TimedPunch> replaced, IReadOnlyList<TimedPunch> punches, Occurrence? occurrence)
    {
        var pairing = Judge([.. punches.Except(replaced)], occurrence);
        var byTurns = occurrence is null || occurrence.Schedule.Strategy == PunchStrategy.Alternating;
        var cost = (Missing * pairing.Missing) + (FalsePresence * pairing.Pairs.Count(p => IsFalse(p.In, p.Out) || IsFalse(p.Out, p.In)))
            + (ManualTurned * pairing.Used.Count(p => p.Punch.IsWrittenDown && IsTurned(p)));
        if (byTurns && TellsInFromOut(punches))
        {
            cost += CodeTurned * pairing.Used.Count(p => !p.Punch.Punch.Manual && IsTurned(p));
        }

        foreach (var near in replaced.Select(m => pairing.Punches.Where(j => Reconciliation.IsNear(j.Punch, m)).Select(j => IsSame(j, m, pairing)).ToList()))
        {
            if (near.Count == 0 || !(byTurns || near.Contains(true)))
            {
                return null;
            }

            cost += near.Contains(true) ? 0 : ReplacedByOther;
        }

        return cost;
    }

    /// <summary>One that says the same to all, in or 255, says nothing by it.</summary>
    private static bool TellsInFromOut(IReadOnlyList<TimedPunch> punches) =>
        punches.Where(p => p.TakesPart && !p.Punch.Manual).Select(p => p.Punch.CodeIsIn).OfType<bool>().Distinct().Count() == 2;

    private static bool IsTurned(JudgedPunch judged) => judged.Punch.Punch.CodeIsIn is { } code && code != judged.IsIn;

    /// <summary>A lone punch, and one that is not used, are what their code says.</summary>
    private static bool IsSame(JudgedPunch judged, TimedPunch manual, Pairing pairing) =>
        judged.IsIn == manual.Punch.CodeIsIn || ((judged.IsIn is null || pairing.Punches.Count == 1) && Reconciliation.HasCodeOf(judged.Punch, manual));

    private static bool IsFalse(TimedPunch punch, TimedPunch manual) => manual.IsWrittenDown && Reconciliation.IsNear(punch, manual);

    private static Pairing Judge(IReadOnlyList<TimedPunch> punches, Occurrence? occurrence)
    {
        var seconds = occurrence?.Schedule.DuplicateSeconds ?? Timeline.DefaultDuplicateSeconds;
        var kept = new List<TimedPunch>();
        foreach (var punch in punches.Where(p => p.TakesPart))
        {
            if (kept.Count == 0 || (punch.Punch.Instant - kept[^1].Punch.Instant).TotalSeconds > seconds)
            {
                kept.Add(punch);
            }
        }

        return occurrence is null ? Pairing.Of(Strategies.Alternating(kept)) : Strategies.Judge(kept, occurrence);
    }
}
