using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>How it stands with a person at a terminal.</summary>
internal enum AtTerminal
{
    Known,
    Waiting,
    Failed,

    /// <summary>The terminal holds somebody whom it should not.</summary>
    TooMuch,

    /// <summary>To ask for only: who should be known and is not, waiting or failed.</summary>
    Missing,
}

/// <summary>One person at one terminal.</summary>
/// <param name="SeenName">What the terminal calls the person.</param>
/// <param name="Command">The last command about it.</param>
internal sealed record PersonAtTerminal(
    int TerminalId, string Pin, PersonItem Item, int Part, int? EmployeeId, string? Name, bool Wanted, PersonState State,
    DateTimeOffset? KnownAt, DateTimeOffset? SeenAt, string? SeenName, TerminalCommand? Command)
{
    /// <summary>How many templates of the person the terminal is to know, and knows.</summary>
    public (int Known, int Of) Templates { get; init; }

    public AtTerminal Standing => State switch
    {
        PersonState.Waiting => AtTerminal.Waiting,
        PersonState.Failed => AtTerminal.Failed,
        _ => Wanted ? AtTerminal.Known : AtTerminal.TooMuch,
    };

    public TemplatePlace? Template => Item == PersonItem.Template ? TemplatePlace.Of(Part) : null;

    public bool CanBeCancelled => Command is not null && CommandRules.IsOpen(Command.State);
}

/// <summary>Who is known where, by terminal in pages, or by employee.</summary>
internal sealed class ListTerminalPeople(IDbContextFactory<AttendanceContext> contexts)
{
    public const int MaxLimit = 500;

    /// <summary>In the order of PINs as text.</summary>
    /// <param name="standing">Null for everybody.</param>
    /// <param name="after">The last PIN of the page before.</param>
    public async Task<IReadOnlyList<PersonAtTerminal>> OfTerminalAsync(
        int terminalId, AtTerminal? standing, string? after, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Of(context.TerminalPeople.Where(p => p.TerminalId == terminalId && p.Item == PersonItem.Record), standing);
        if (!string.IsNullOrEmpty(after))
        {
            rows = rows.Where(p => p.Pin.CompareTo(after) > 0);
        }

        var people = await Show(context, rows.OrderBy(p => p.Pin).Take(limit)).ToListAsync(cancellationToken);
        var templates = await TemplatesAsync(context, terminalId, people.ConvertAll(p => p.Pin), cancellationToken);
        return people.ConvertAll(p => p with { Templates = templates.GetValueOrDefault(p.Pin) });
    }

    public async Task<IReadOnlyList<PersonAtTerminal>> OfEmployeeAsync(int employeeId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Show(context, context.TerminalPeople.Where(p => p.EmployeeId == employeeId).OrderBy(p => p.TerminalId).ThenBy(p => p.Pin).ThenBy(p => p.Item))
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many there are of each.</summary>
    public async Task<IReadOnlyDictionary<AtTerminal, int>> CountAsync(int terminalId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.TerminalPeople.Where(p => p.TerminalId == terminalId && p.Item == PersonItem.Record)
            .GroupBy(p => new { p.State, p.Wanted }).Select(g => new { g.Key.State, g.Key.Wanted, Count = g.Count() }).ToListAsync(cancellationToken);
        return Enum.GetValues<AtTerminal>().ToDictionary(s => s, s => counts.Where(c => Matches(s, c.State, c.Wanted)).Sum(c => c.Count));
    }

    private static async Task<Dictionary<string, (int Known, int Of)>> TemplatesAsync(
        AttendanceContext context, int terminalId, List<string> pins, CancellationToken cancellationToken) =>
        (await context.TerminalPeople.Where(p => p.TerminalId == terminalId && p.Item == PersonItem.Template && pins.Contains(p.Pin))
            .GroupBy(p => p.Pin).Select(g => new { g.Key, Known = g.Count(p => p.State == PersonState.Known), Of = g.Count() }).ToListAsync(cancellationToken))
        .ToDictionary(g => g.Key, g => (g.Known, g.Of), StringComparer.Ordinal);

    private static bool Matches(AtTerminal standing, PersonState state, bool wanted) => standing switch
    {
        AtTerminal.Waiting => state == PersonState.Waiting,
        AtTerminal.Failed => state == PersonState.Failed,
        AtTerminal.Missing => wanted && state != PersonState.Known,
        _ => state == PersonState.Known && wanted == (standing == AtTerminal.Known),
    };

    private static IQueryable<TerminalPerson> Of(IQueryable<TerminalPerson> rows, AtTerminal? standing) => standing switch
    {
        AtTerminal.Waiting => rows.Where(p => p.State == PersonState.Waiting),
        AtTerminal.Failed => rows.Where(p => p.State == PersonState.Failed),
        AtTerminal.Known => rows.Where(p => p.State == PersonState.Known && p.Wanted),
        AtTerminal.Missing => rows.Where(p => p.State != PersonState.Known && p.Wanted),
        AtTerminal.TooMuch => rows.Where(p => p.State == PersonState.Known && !p.Wanted),
        _ => rows,
    };

    private static IQueryable<PersonAtTerminal> Show(AttendanceContext context, IQueryable<TerminalPerson> rows) =>
        from row in rows.AsNoTracking()
        join employee in context.Employees on row.EmployeeId equals employee.Id into owners
        from owner in owners.DefaultIfEmpty()
        select new PersonAtTerminal(
            row.TerminalId, row.Pin, row.Item, row.Part, row.EmployeeId, owner == null ? null : (owner.LastName + " " + owner.FirstName).TrimEnd(), row.Wanted, row.State,
            row.KnownAt, row.SeenAt, row.SeenName, row.Command);
}
