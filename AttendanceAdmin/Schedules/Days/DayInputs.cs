using AttendanceAdmin.Schedules.Calendar;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>A schedule with one of its assignments.</summary>
/// <param name="To">Whom or what it is assigned to, by name.</param>
internal sealed record AssignedSchedule(Schedule Schedule, ScheduleAssignment Assignment, string To);

/// <summary>Every assignment that may concern an employee, by level.</summary>
/// <param name="Terminals">By terminal id.</param>
internal sealed record AssignedSchedules(
    IReadOnlyList<AssignedSchedule> Own, IReadOnlyList<AssignedSchedule> Groups, ILookup<int, AssignedSchedule> Terminals);

/// <summary>What the calculation asks of a terminal.</summary>
/// <param name="LastHeard">Null if never.</param>
/// <param name="OwesSigns">False while blocked, and for one that is known by webhooks only: its silence says nothing.</param>
internal sealed record DayTerminal(int Id, string Serial, string Name, TimeZoneInfo Zone, DateTimeOffset? LastHeard, TimeSpan SilentAfter, bool OwesSigns);

/// <summary>The night of a country, local times over midnight.</summary>
internal sealed record NightSpan(TimeOnly From, TimeOnly To)
{
    public static NightSpan Of(string country) => country switch
    {
        "DZ" => new NightSpan(new TimeOnly(21, 0), new TimeOnly(5, 0)),
        "SA" => new NightSpan(new TimeOnly(23, 0), new TimeOnly(6, 0)),
        _ => new NightSpan(new TimeOnly(21, 0), new TimeOnly(6, 0)),
    };
}

/// <summary>What holds for everybody on a site.</summary>
internal sealed record SiteRules(TimeZoneInfo Zone, TimeOnly DayStart, NightSpan Night);

/// <summary>All that one employee's days follow from; the same inputs always give the same days.</summary>
internal sealed record DayInputs
{
    /// <summary>So many days of punches before the first day asked for: thirty decide which terminal is theirs, for the days around it too.</summary>
    public const int DaysBefore = 44;

    /// <summary>And so many after the last, for shifts that reach into them.</summary>
    public const int DaysAfter = 4;

    public required int EmployeeId { get; init; }

    public required SiteRules Site { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required AssignedSchedules Schedules { get; init; }

    /// <summary>Also the ignored ones, in any order.</summary>
    public required IReadOnlyCollection<DayPunch> Punches { get; init; }

    /// <summary>By id; every terminal of the punches.</summary>
    public required IReadOnlyDictionary<int, DayTerminal> Terminals { get; init; }

    public required IReadOnlyDictionary<DateOnly, string> Holidays { get; init; }

    public required IReadOnlyList<Absence> Absences { get; init; }

    public DateOnly? HireDate { get; init; }

    /// <summary>The first day on which they no longer work there.</summary>
    public DateOnly? LeavingDate { get; init; }
}
