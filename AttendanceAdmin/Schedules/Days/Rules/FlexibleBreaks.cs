namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>A break that is due once somebody has been there for so long: what was not taken of it is deducted right after the threshold.</summary>
/// <param name="Taken">Minutes of gaps inside the shift, fixed breaks apart.</param>
/// <param name="Deducted">What of the counted presence does not count after all.</param>
internal sealed record FlexibleBreaks(int Taken, IReadOnlyList<Span> Deducted)
{
    private static readonly FlexibleBreaks None = new(0, []);

    /// <param name="counted">Presence inside the shift that counts, fixed breaks seen to.</param>
    public static FlexibleBreaks Of(IReadOnlyList<Span> presence, IReadOnlyList<Span> counted, Occurrence occurrence)
    {
        if (occurrence.Shift.FlexibleBreak is not { } flexible || counted.Sum() < flexible.AfterMinutes)
        {
            return None;
        }

        var gaps = Spans.Union(presence.Gaps().Within(occurrence.Span));
        var taken = gaps.Except(occurrence.Breaks.Select(b => b.Span)).Sum();
        var deduct = Math.Min(flexible.Minutes - taken, counted.Sum() - flexible.AfterMinutes);
        return new FlexibleBreaks(taken, [.. Part(counted, flexible.AfterMinutes, deduct)]);
    }

    /// <summary>So many counted minutes after the first so many.</summary>
    private static IEnumerable<Span> Part(IReadOnlyList<Span> counted, int after, int minutes)
    {
        var passed = 0;
        foreach (var span in counted)
        {
            var from = span.From + Math.Max(0, after - passed);
            var to = span.From + Math.Max(0, after + Math.Max(0, minutes) - passed);
            passed += span.Minutes;
            if (new Span(from, to).Within(span) is { Minutes: > 0 } part)
            {
                yield return part;
            }
        }
    }
}
