namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>
/// The least and the most that a shift expects. Neither invents a minute nor hides one: under the least what was worked counts as it is, over the most
/// the first minutes count, the day says how many did not, and somebody is asked to look in both cases.
/// </summary>
internal static class ShiftLimits
{
    /// <param name="worked">In order.</param>
    public static IReadOnlyList<Span> Within(IReadOnlyList<Span> worked, Shift shift, Explanation explanation)
    {
        if (shift.MaxMinutes is not { } most || worked.Sum() <= most)
        {
            return worked;
        }

        explanation.Add("OverMaximum", worked.Sum() - most, most);
        var counted = new List<Span>();
        foreach (var span in worked)
        {
            counted.Add(span with { To = Math.Min(span.To, span.From + most - counted.Sum()) });
        }

        return Spans.Union(counted);
    }

    /// <summary>Whole days only: half a day's leave or a missing punch says why there is little.</summary>
    public static bool IsUnderLeast(int worked, Pairing pairing, Excuse excuse, Shift shift, Explanation explanation)
    {
        var isUnder = shift.MinMinutes > worked && pairing is { Missing: 0, Pairs.Count: > 0 } && excuse is { JudgesLate: true, JudgesEarly: true };
        if (isUnder)
        {
            explanation.Add("UnderMinimum", worked, shift.MinMinutes!.Value);
        }

        return isUnder;
    }
}
