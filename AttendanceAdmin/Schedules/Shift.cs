using System.Text.Json.Serialization;

namespace AttendanceAdmin.Schedules;

/// <summary>How arrivals and departures are told apart. Stored by number; add at the end.</summary>
public enum PunchStrategy : byte
{
    Alternating,
    FirstLast,
    Typed,
    TypedRepair,
}

/// <summary>Whether within tolerance the real time still counts, or the scheduled one.</summary>
public enum ToleranceMode : byte
{
    Notify,
    Adjust,
}

/// <summary>In whose favour ins and outs are rounded.</summary>
public enum RoundingMode : byte
{
    None,
    Nearest,
    Employee,
    Employer,
}

/// <param name="Minutes">A divisor of 60; 0 with <see cref="RoundingMode.None"/>.</param>
public sealed record Rounding(RoundingMode Mode, int Minutes)
{
    public static readonly Rounding None = new(RoundingMode.None, 0);
}

/// <summary>From <paramref name="Start"/> to before <paramref name="End"/>; in a shift over midnight a time before the shift's start is of the next day.</summary>
public sealed record FixedBreak(TimeOnly Start, TimeOnly End, bool Paid);

/// <summary>Unpaid minutes, due once presence reaches <paramref name="AfterMinutes"/>.</summary>
public sealed record FlexibleBreak(int Minutes, int AfterMinutes);

/// <summary>A span of work on a weekday, local time; all amounts are whole minutes. The defaults are those of the API.</summary>
public sealed record Shift
{
    public required TimeOnly Start { get; init; }

    /// <summary>At or before <see cref="Start"/> it is of the next day.</summary>
    public required TimeOnly End { get; init; }

    public IReadOnlyList<FixedBreak> Breaks { get; init => field = value ?? []; } = [];

    public FlexibleBreak? FlexibleBreak { get; init; }

    public int ToleranceLate { get; init; }

    public int ToleranceEarly { get; init; }

    public ToleranceMode ToleranceMode { get; init; }

    /// <summary>Minutes before the start from which punches belong to it.</summary>
    public int WindowBefore { get; init; } = 120;

    /// <summary>Minutes after the end until which punches belong to it.</summary>
    public int WindowAfter { get; init; } = 240;

    public Rounding Rounding { get; init => field = value ?? Rounding.None; } = Rounding.None;

    public bool OvertimeBefore { get; init; }

    public bool OvertimeAfter { get; init; }

    /// <summary>A side with less overtime than this counts none.</summary>
    public int OvertimeMin { get; init; } = 15;

    /// <summary>Whoever works less is looked at; what was worked counts all the same. Null without.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MinMinutes { get; init; }

    /// <summary>Of what is worked, overtime with it, no more than this counts. Null without.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MaxMinutes { get; init; }

    private const int Day = 24 * 60;

    /// <summary>By the clock, 1 to 1,440; a night of a clock change is another matter.</summary>
    [JsonIgnore]
    public int Length => After(End) is var length and > 0 ? length : Day;

    /// <summary>Minutes of work that are planned: the length less unpaid breaks.</summary>
    [JsonIgnore]
    public int Planned
    {
        get
        {
            var left = Length - Breaks.Where(b => !b.Paid).Sum(b => (int)(b.End - b.Start).TotalMinutes);
            return FlexibleBreak is { } flexible && left >= flexible.AfterMinutes ? left - flexible.Minutes : left;
        }
    }

    /// <summary>Minutes from the start to the next time the clock shows this; 0 for the start itself.</summary>
    public int After(TimeOnly time) => (int)(time - Start).TotalMinutes;
}
