namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>What lies before the start or after the end of a shift: it counts where switched on, all of it, once it adds up to the least there must be.</summary>
internal static class Overtime
{
    public static IReadOnlyList<Span> Before(IReadOnlyList<Span> presence, Occurrence occurrence) =>
        presence.Within(new Span(long.MinValue / 2, occurrence.Span.From));

    public static IReadOnlyList<Span> After(IReadOnlyList<Span> presence, Occurrence occurrence) =>
        presence.Within(new Span(occurrence.Span.To, long.MaxValue / 2));

    /// <returns>What of one side counts.</returns>
    public static IReadOnlyList<Span> Counted(IReadOnlyList<Span> side, bool switchedOn, Shift shift, string name, Explanation explanation)
    {
        var minutes = side.Sum();
        if (minutes == 0)
        {
            return side;
        }

        var counts = switchedOn && minutes >= shift.OvertimeMin;
        explanation.Add(name + (counts ? "Overtime" : switchedOn ? "TooLittle" : "NotCounted"), minutes, shift.OvertimeMin);
        return counts ? side : [];
    }
}
