using System.Collections.Immutable;

namespace AttendanceAdmin.LiveBoard;

/// <summary>Which people the board lists; the counters are links to these.</summary>
public enum BoardShow
{
    /// <summary>Everybody who came and has not left.</summary>
    Here,
    Present,
    Break,
    Unknown,

    /// <summary>By schedule: these four are shown where the whole site is.</summary>
    Expected,
    Late,
    Absent,
    Left,
}

/// <summary>The part of a snapshot that one board shows.</summary>
internal sealed record BoardView(
    IReadOnlyList<BoardPunch> Strip, IReadOnlyList<BoardDepartment> Departments, IReadOnlyList<BoardUnknownPin> UnknownPins,
    int Present, int OnBreak, int Seen, int Left, int PunchesToday)
{
    /// <summary>Cards of the strip.</summary>
    public const int Cards = 8;

    /// <param name="terminal">Only those whose punch was made there.</param>
    /// <param name="department">Only people of it.</param>
    public static BoardView Of(BoardSnapshot all, int? terminal, string? department, BoardShow show)
    {
        var isWhole = terminal is null && department is null;
        var here = isWhole ? all.Departments : Here(all.Departments, terminal, department);
        var everybody = here.SelectMany(d => d.People).ToList();
        return new BoardView(
            [.. all.Newest.Where(p => Fits(p, terminal, department)).Take(Cards)],
            show is BoardShow.Present or BoardShow.Break ? Only(here, show == BoardShow.Present ? Presence.In : Presence.OnBreak) : here,
            department is not null ? [] : [.. all.UnknownPins.Where(u => terminal is null || u.TerminalId == terminal)],
            everybody.Count(p => p.Presence == Presence.In),
            everybody.Count(p => p.Presence == Presence.OnBreak),
            everybody.Count(p => p.Presence == Presence.Seen),
            all.Left,
            all.PunchesToday.Where(c => (terminal is null || c.Key.TerminalId == terminal) && (department is null || c.Key.Department == department)).Sum(c => c.Value));
    }

    private static bool Fits(BoardPunch punch, int? terminal, string? department) =>
        (terminal is null || punch.TerminalId == terminal) && (department is null || punch.Department == department);

    private static ImmutableArray<BoardDepartment> Here(ImmutableArray<BoardDepartment> all, int? terminal, string? department) =>
        [.. all.Where(d => department is null || d.Name == department)
            .Select(d => terminal is null ? d : new BoardDepartment(d.Name, [.. d.People.Where(p => p.Last.TerminalId == terminal)]))
            .Where(d => !d.People.IsEmpty)];

    private static ImmutableArray<BoardDepartment> Only(ImmutableArray<BoardDepartment> all, Presence presence) =>
        [.. all.Select(d => new BoardDepartment(d.Name, [.. d.People.Where(p => p.Presence == presence)])).Where(d => !d.People.IsEmpty)];
}
