namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>A punch shortly after the last one kept, measured with the seconds on, is a double, whatever its code.</summary>
internal static class Doubles
{
    /// <param name="punches">In order.</param>
    /// <param name="seconds">How shortly, for a punch.</param>
    public static void Mark(IEnumerable<TimedPunch> punches, Func<TimedPunch, int> seconds)
    {
        TimedPunch? last = null;
        foreach (var punch in punches.Where(p => p.TakesPart))
        {
            // One outside every window makes none in a window a double: the shift would lack it.
            var repeats = last is not null && (punch.Occurrence is null || last.Occurrence is not null)
                && (punch.Punch.Instant - last.Punch.Instant).TotalSeconds <= seconds(punch);
            punch.DoubleOf = repeats ? last : null;
            last = repeats ? last : punch;
        }
    }
}
