namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>Fixed breaks: unpaid ones are not counted, punched or not; paid ones are, when presence stands on both sides.</summary>
internal static class FixedBreaks
{
    /// <param name="presence">All of the occurrence.</param>
    public static IReadOnlyList<Span> Counted(IReadOnlyList<Span> presence, Occurrence occurrence)
    {
        var paid = occurrence.Breaks.Where(b => b.Paid && HasBothSides(b.Span, presence)).Select(b => b.Span);
        return Spans.Union([.. presence.Within(occurrence.Span), .. paid]).Except(occurrence.Unpaid);
    }

    public static bool HasBothSides(Span ofBreak, IReadOnlyList<Span> presence) =>
        presence.Any(p => p.From < ofBreak.From) && presence.Any(p => p.To > ofBreak.To);

    /// <summary>Minutes by which a gap that holds the end of a break goes on, each once, other breaks apart.</summary>
    public static int Overrun(IReadOnlyList<Span> presence, Occurrence occurrence)
    {
        var over = presence.Gaps().SelectMany(
            gap => occurrence.Breaks.Where(b => gap.Contains(b.Span.To)).Select(b => gap with { From = b.Span.To }));
        return Spans.Union(over.Within(occurrence.Span)).Except(occurrence.Breaks.Select(b => b.Span)).Sum();
    }
}
