namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>A punch while a day is computed: seconds dropped, and what has been found out about it so far.</summary>
internal sealed class TimedPunch(DayPunch punch, DateOnly civilDay)
{
    public DayPunch Punch => punch;

    /// <summary>Seconds dropped.</summary>
    public long Minute { get; } = LocalClock.Minute(punch.Instant);

    /// <summary>The civil day begins when the site's day does, not at midnight.</summary>
    public DateOnly CivilDay => civilDay;

    /// <summary>In whose window it falls; null outside every window.</summary>
    public Occurrence? Occurrence { get; set; }

    /// <summary>Manual, and nobody decided that it counts beside a terminal's.</summary>
    public bool IsWrittenDown => punch is { Manual: true, Accepted: false };

    /// <summary>A manual punch whose place a terminal's took.</summary>
    public bool Replaced { get; set; }

    /// <summary>The punch it repeats.</summary>
    public TimedPunch? DoubleOf { get; set; }

    public bool TakesPart => !punch.Ignored && !Replaced;

    public bool Kept => TakesPart && DoubleOf is null;

    /// <summary>In the order in which they were made: equal instants by code, then serial; the rest only for the sake of one order.</summary>
    public static IReadOnlyList<TimedPunch> Order(IEnumerable<DayPunch> punches, TimeOnly dayStart) =>
        [.. punches.OrderBy(p => p.Instant).ThenBy(p => p.StatusCode).ThenBy(p => p.Serial, StringComparer.Ordinal).ThenBy(p => p.Id)
            .Select(p => new TimedPunch(p, DateOnly.FromDateTime(p.LocalTime - dayStart.ToTimeSpan())))];
}
