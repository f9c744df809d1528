namespace AttendanceAdmin.Punches;

internal enum PunchState
{
    Counted,
    Ignored,
    ClockSuspect,
}

/// <summary>What somebody looks for in the list of punches; null means "any".</summary>
internal sealed record PunchSearch
{
    /// <summary>Days shown when no period is asked for.</summary>
    public const int DefaultDays = 31;

    /// <summary>The longest period of one search; longer ones are cut at their older end.</summary>
    public const int MaxDays = 366;

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public int? TerminalId { get; init; }

    /// <summary>Parts of a name or matricule, in any order.</summary>
    public string? Person { get; init; }

    public string? Pin { get; init; }

    public PunchState? State { get; init; }

    /// <summary>Only punches whose PIN nobody has.</summary>
    public bool UnknownPin { get; init; }

    public PunchDirection? Direction { get; init; }

    /// <summary>
    /// The days that are searched. Always bounded, so that no search reads the whole table, except for suspect clocks,
    /// which are found where no honest clock points: there a missing bound stays open.
    /// </summary>
    public (DateOnly First, DateOnly Last) Period(DateOnly today)
    {
        var last = To ?? today.AddDays(1);
        var first = From ?? (To ?? today).AddDays(1 - DefaultDays);
        var earliest = last.DayNumber - MaxDays + 1;
        return first.DayNumber < earliest ? (DateOnly.FromDayNumber(Math.Max(0, earliest)), last) : (first, last);
    }

    public bool HasFilter =>
        From is not null || To is not null || TerminalId is not null || Person is not null || Pin is not null
        || State is not null || UnknownPin || Direction is not null;
}
