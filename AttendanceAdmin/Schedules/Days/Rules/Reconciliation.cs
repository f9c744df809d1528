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

    /// <param name="punches">Of one occurrence, or of one civil day outside every window, in order.</param>
    public static void Mark(IReadOnlyList<TimedPunch> punches, Occurrence? occurrence)
    {
        foreach (var manual in Candidates(punches))
        {
            manual.Replaced = GoesByCodes(occurrence) && punches.Any(p => IsNear(p, manual) && HasCodeOf(p, manual));
        }

        TimedPunch[] open = [.. Candidates(punches).Take(MostTogether)];
        var best = Enumerable.Range(0, 1 << open.Length)
            .Select(bits => (Bits: bits, Cost: ReplacementCost.Of(Chosen(open, bits), punches, occurrence)))
            .Where(t => t.Cost is not null)
            .MinBy(t => (t.Cost, -BitOperations.PopCount((uint)t.Bits), t.Bits)).Bits;
        foreach (var manual in Chosen(open, best))
        {
            manual.Replaced = true;
        }
    }

    private static List<TimedPunch> Candidates(IReadOnlyList<TimedPunch> punches) => [.. punches.Where(m => m.TakesPart && m.IsWrittenDown && punches.Any(p => IsNear(p, m)))];

    private static List<TimedPunch> Chosen(TimedPunch[] open, int bits) => [.. open.Where((_, i) => (bits & (1 << i)) != 0)];

    private static bool GoesByCodes(Occurrence? occurrence) => occurrence?.Schedule.Strategy is PunchStrategy.Typed or PunchStrategy.TypedRepair;

    /// <summary>Whether a terminal's punch may be the one that was written down.</summary>
    public static bool IsNear(TimedPunch punch, TimedPunch manual) =>
        punch.TakesPart && !punch.Punch.Manual && Math.Abs(punch.Minute - manual.Minute) <= Minutes;

    public static bool HasCodeOf(TimedPunch punch, TimedPunch manual) => punch.Punch.CodeIsIn is { } code && code == manual.Punch.CodeIsIn;
}
