namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>Late and early leave: past the tolerance all of it, minutes of fixed unpaid breaks apart.</summary>
internal static class Lateness
{
    public static int Late(long? firstIn, Occurrence occurrence)
    {
        var tolerance = occurrence.Span.From + occurrence.Shift.ToleranceLate;
        return firstIn is { } come && come > tolerance ? Spans.Union([occurrence.Span with { To = come }]).Except(occurrence.Unpaid).Sum() : 0;
    }

    /// <summary>The last instant at which somebody is not late.</summary>
    public static DateTimeOffset After(Occurrence occurrence) =>
        DateTimeOffset.FromUnixTimeSeconds((occurrence.Span.From + occurrence.Shift.ToleranceLate) * 60);

    public static int Early(long? lastOut, Occurrence occurrence)
    {
        var tolerance = occurrence.Span.To - occurrence.Shift.ToleranceEarly;
        return lastOut is { } gone && gone < tolerance ? Spans.Union([occurrence.Span with { From = gone }]).Except(occurrence.Unpaid).Sum() : 0;
    }
}
