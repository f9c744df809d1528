using AttendanceAdmin.Schedules.Days.Rules;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Whether a day's figures are final. Stored by number; add at the end.</summary>
public enum DayState : byte
{
    /// <summary>Punches may still come.</summary>
    Provisional,
    Complete,

    /// <summary>An in or an out is missing.</summary>
    ToComplete,

    /// <summary>Its period is closed: it no longer changes.</summary>
    Closed,
}

/// <summary>What became of a punch.</summary>
public enum PunchRole : byte
{
    In,
    Out,
    Double,
    Unused,
    Outside,
    Ignored,
}

/// <summary>Whole minutes.</summary>
public sealed record DayFigures
{
    public static readonly DayFigures None = new();

    public int Due { get; init; }

    /// <summary>With overtime.</summary>
    public int Worked { get; init; }

    public int Overtime { get; init; }

    public int Late { get; init; }

    public int EarlyLeave { get; init; }

    public int BreakOverrun { get; init; }

    public int Absence { get; init; }

    public int HolidayWork { get; init; }

    public int Night { get; init; }

    public int Balance => Worked - Due;

    public static DayFigures operator +(DayFigures one, DayFigures other) => new()
    {
        Due = one.Due + other.Due,
        Worked = one.Worked + other.Worked,
        Overtime = one.Overtime + other.Overtime,
        Late = one.Late + other.Late,
        EarlyLeave = one.EarlyLeave + other.EarlyLeave,
        BreakOverrun = one.BreakOverrun + other.BreakOverrun,
        Absence = one.Absence + other.Absence,
        HolidayWork = one.HolidayWork + other.HolidayWork,
        Night = one.Night + other.Night,
    };
}

/// <summary>A shift on the day; times are local.</summary>
public sealed record DayOccurrence(DateTime Start, DateTime End, DayFigures Figures);

/// <param name="CountedTime">Local time after rounding and tolerance; null for what is neither in nor out.</param>
public sealed record DayPunchResult(long Id, DateTime LocalTime, PunchRole Role, DateTime? CountedTime);

/// <summary>An employee's day with all that was found out about it.</summary>
internal sealed record WorkingDay
{
    public required int EmployeeId { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The schedule that holds for the date, also on its days off; null without one.</summary>
    public int? ScheduleId { get; init; }

    public string? ScheduleName { get; init; }

    public required DayState State { get; init; }

    public required DayFigures Figures { get; init; }

    /// <summary>Night minutes by calendar date; the day's own is always there.</summary>
    public required IReadOnlyDictionary<DateOnly, int> NightByDate { get; init; }

    public required IReadOnlyList<DayOccurrence> Occurrences { get; init; }

    public required IReadOnlyList<DayPunchResult> Punches { get; init; }

    public required IReadOnlyList<AnomalyCode> Anomalies { get; init; }

    public required IReadOnlyList<ExplanationStep> Explanation { get; init; }

    /// <summary>When the clock alone may change it; null when it will not.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>Who has not come by then is late; null where nobody is expected.</summary>
    public DateTimeOffset? LateAfter { get; init; }

    /// <summary>Punches of terminals that are silent may be missing.</summary>
    public bool WaitsForTerminals { get; init; }

    /// <summary>Manual punches whose place a terminal's took.</summary>
    public IReadOnlyList<long> ReplacedPunches { get; init; } = [];
}
