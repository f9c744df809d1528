using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>A punch as far as the calculation looks at it.</summary>
internal sealed record DayPunch
{
    public required long Id { get; init; }

    /// <summary>Of the terminal's clock, with its seconds.</summary>
    public required DateTime LocalTime { get; init; }

    public required DateTimeOffset Instant { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public required short StatusCode { get; init; }

    public required PunchDirection Direction { get; init; }

    /// <summary><see cref="Punch.NoTerminal"/> where no terminal made it.</summary>
    public required int TerminalId { get; init; }

    public string Serial { get; init; } = "";

    public bool Manual { get; init; }

    /// <summary>Somebody, or the system it comes from, decided that it does not count.</summary>
    public bool Ignored { get; init; }

    public string? IgnoredReason { get; init; }

    /// <summary>Somebody decided that it counts although it is outside every window, or although a terminal has it too.</summary>
    public bool Accepted { get; init; }

    /// <summary>True for in and false for out by the code alone (0, 3, 4 and 1, 2, 5); null if it says neither.</summary>
    public bool? CodeIsIn => StatusCode switch
    {
        0 or 3 or 4 => true,
        1 or 2 or 5 => false,
        Punch.NoCode when Direction is PunchDirection.In or PunchDirection.BreakIn => true,
        Punch.NoCode when Direction is PunchDirection.Out or PunchDirection.BreakOut => false,
        _ => null,
    };
}
