using System.Numerics;

namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>
/// A terminal's punch within ten minutes of a manual one of the same direction takes its place. The direction of a manual punch is what its author said.
/// That of a terminal's is its code where the schedule goes by codes; elsewhere, and where it has none, what it is judged to be once the manual ones it
/// replaces are gone. A breakdown is written down in and out, and the terminal says 255 to both: therefore all manual punches of a shift are
/// looked at together.
/// </summary>
internal static class Reconciliation
{
    private const int Minutes = 10;

    /// <summary>More manual punches of one shift than that are not tried in every combination.</summary>
    private const int MostTogether = 8;

    /// <summary>A presence between a manual punch and the terminal's for the same moment is worse than one that lacks a side.</summary>
    private const int FalsePresence = 2;

    /// <param name="punches">Of one occurrence, or of one civil day outside every window, in order.</param>
    public static void Mark(IReadOnlyList<TimedPunch> punches, Occurrence? occurrence)
    {
        foreach (var manual in Candidates(punches))
        {
            manual.Replaced = GoesByCodes(occurrence) && punches.Any(p => IsNear(p, manual) && HasCodeOf(p, manual));
        }

        TimedPunch[] open = [.. Candidates(punches).Take(MostTogether)];
        var best = Enumerable.Range(0, 1 << open.Length)
            .Select(bits => (Bits: bits, Cost: Cost(Chosen(open, bits), punches, occurrence)))
            .Where(t => t.Cost is not null)
            .MinBy(t => (t.Cost, -BitOperations.PopCount((uint)t.Bits), t.Bits)).Bits;
        foreach (var manual in Chosen(open, best))
        {
            manual.Replaced = true;
        }
    }

    private static List<TimedPunch> Candidates(IReadOnlyList<TimedPunch> punches) =>
        [.. punches.Where(m => m is { Punch: { Manual: true, Accepted: false }, TakesPart: true } && punches.Any(p => IsNear(p, m)))];

    private static List<TimedPunch> Chosen(TimedPunch[] open, int bits) => [.. open.Where((_, i) => (bits & (1 << i)) != 0)];

    private static bool GoesByCodes(Occurrence? occurrence) => occurrence?.Schedule.Strategy is PunchStrategy.Typed or PunchStrategy.TypedRepair;

    private static bool IsNear(TimedPunch punch, TimedPunch manual) =>
        punch.TakesPart && !punch.Punch.Manual && Math.Abs(punch.Minute - manual.Minute) <= Minutes;

    private static bool HasCodeOf(TimedPunch punch, TimedPunch manual) => punch.Punch.CodeIsIn is { } code && code == manual.Punch.CodeIsIn;

    /// <returns>What the day lacks if these manual punches are replaced; null if no terminal's punch is there for one of them.</returns>
    private static int? Cost(List<TimedPunch> replaced, IReadOnlyList<TimedPunch> punches, Occurrence? occurrence)
    {
        var pairing = Judge([.. punches.Except(replaced)], occurrence);
        return replaced.TrueForAll(m => pairing.Punches.Any(j => IsNear(j.Punch, m) && IsSame(j, m, pairing)))
            ? pairing.Missing + (FalsePresence * pairing.Pairs.Count(p => IsFalse(p.In, p.Out) || IsFalse(p.Out, p.In)))
            : null;
    }

    /// <summary>A lone punch, and one that is not used, are what their code says.</summary>
    private static bool IsSame(JudgedPunch judged, TimedPunch manual, Pairing pairing) =>
        judged.IsIn == manual.Punch.CodeIsIn || ((judged.IsIn is null || pairing.Punches.Count == 1) && HasCodeOf(judged.Punch, manual));

    private static bool IsFalse(TimedPunch punch, TimedPunch manual) => manual.Punch is { Manual: true, Accepted: false } && IsNear(punch, manual);

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
