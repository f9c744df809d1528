using System.Collections.Immutable;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.LiveBoard;

/// <summary>A punch as the board shows it.</summary>
/// <param name="Name">Null for a PIN that nobody has.</param>
/// <param name="IsToday">False for a backlog: made before the present day began, or by a clock that runs ahead of it.</param>
public sealed record BoardPunch(
    long Id, int? EmployeeId, string? Name, string? Department, string? PhotoUrl, string Pin, int TerminalId, string? TerminalName,
    DateTime LocalTime, DateTimeOffset Instant, PunchDirection Direction, bool IsToday);

/// <summary>Where somebody is, as far as the last punch of the day says.</summary>
public enum Presence
{
    In,
    OnBreak,

    /// <summary>Seen today, but the terminal did not say whether coming or going.</summary>
    Seen,
    Out,
}

/// <param name="Last">The latest punch of the day; of a night shift still under way, its in of the day before.</param>
public sealed record BoardPerson(int EmployeeId, string Name, string? PhotoUrl, Presence Presence, BoardPunch Last);

/// <summary>Ordered by name; everybody who punched today and has not left.</summary>
public sealed record BoardDepartment(string? Name, ImmutableArray<BoardPerson> People);

/// <summary>A PIN that punched today and that nobody has.</summary>
public sealed record BoardUnknownPin(string Pin, int TerminalId, string? TerminalName, int Punches, DateTime Last);

/// <summary>What all boards show at one moment. Parts that did not change since the last one are the same objects.</summary>
public sealed record BoardSnapshot(
    ImmutableArray<BoardPunch> Newest,
    ImmutableArray<BoardDepartment> Departments,
    ImmutableArray<BoardUnknownPin> UnknownPins,
    ImmutableDictionary<(int TerminalId, string? Department), int> PunchesToday)
{
    /// <summary>Also who has left.</summary>
    public ImmutableArray<BoardDepartment> Everybody { get; init; } = [];

    /// <summary>Who came and has left.</summary>
    public ImmutableArray<BoardDepartment> Gone { get; init; } = [];

    /// <summary>How many came and have left.</summary>
    public int Left => Gone.Sum(d => d.People.Length);

    public static readonly BoardSnapshot Empty = new([], [], [], ImmutableDictionary<(int, string?), int>.Empty);
}
