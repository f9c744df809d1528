using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>One PIN that nobody has, at the terminals of one group; within a group a PIN is one person's.</summary>
/// <param name="GroupId">Null for terminals in no group.</param>
/// <param name="TerminalIds">With <see cref="Punch.NoTerminal"/>, where punches came that name none.</param>
/// <param name="First">Wall time.</param>
/// <param name="Name">What a terminal or another system calls the person.</param>
/// <param name="Offered">Who has that PIN there by now: perhaps the punches are theirs.</param>
internal sealed record ShelfItem(
    string Pin, int? GroupId, string? GroupName, IReadOnlyList<int> TerminalIds, IReadOnlyList<KnownTerminal> Terminals, int Punches, DateTime First, DateTime Last,
    string? Name, KnownEmployee? Offered);

/// <summary>The PINs with punches and without an employee, those seen last first. Read from what was counted; the punches are not touched.</summary>
internal sealed class UnknownPinShelf(IDbContextFactory<AttendanceContext> contexts, ShelfCount count, TerminalDirectory terminals, ShelfOffers offers)
{
    /// <summary>More than somebody will ever sort out; a flood of invented PINs must not fill the page.</summary>
    public const int Most = 500;

    /// <param name="pin">Only this one.</param>
    public async Task<IReadOnlyList<ShelfItem>> ReadAsync(string? pin, CancellationToken cancellationToken)
    {
        await count.CatchUpAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.UnknownPins.AsNoTracking().Where(u => pin == null || u.Pin == pin)
            .OrderByDescending(u => u.Last).ThenBy(u => u.TerminalId).ThenBy(u => u.Pin).Take(Most).ToListAsync(cancellationToken);
        var names = await context.TerminalGroups.AsNoTracking().ToDictionaryAsync(g => g.Id, g => g.Name, cancellationToken);
        var people = await PeopleAsync(context, rows, cancellationToken);
        return [.. rows.GroupBy(r => (r.Pin, Group: offers.GroupOf(r.TerminalId))).Select(g => Item(g.Key.Pin, g.Key.Group, names, [.. g]))
            .Select(i => i with { Name = people.GetValueOrDefault(i.Pin) }).OrderByDescending(i => i.Last)];
    }

    /// <summary>What those PINs are called where they come from; a guid says nothing to anybody.</summary>
    private static async Task<Dictionary<string, string>> PeopleAsync(AttendanceContext context, List<UnknownPin> rows, CancellationToken cancellationToken)
    {
        var pins = rows.Select(r => r.Pin).Distinct(StringComparer.Ordinal).ToList();
        var atTerminals = await context.TerminalPeople.Where(p => pins.Contains(p.Pin) && p.SeenName != null && p.SeenName != "")
            .Select(p => new { p.Pin, Name = p.SeenName! }).ToListAsync(cancellationToken);
        var elsewhere = await context.ExternalPeople.Where(p => pins.Contains(p.Pin) && p.Name != null)
            .Select(p => new { p.Pin, Name = p.Name! }).ToListAsync(cancellationToken);
        return atTerminals.Concat(elsewhere).GroupBy(p => p.Pin, StringComparer.Ordinal)
            .Where(g => g.Select(p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1).ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);
    }

    private ShelfItem Item(string pin, int? group, Dictionary<int, string> names, List<UnknownPin> rows) => new(
        pin,
        group,
        group is { } id ? names.GetValueOrDefault(id) : null,
        [.. rows.Select(r => r.TerminalId)],
        [.. rows.Select(r => terminals.Find(r.TerminalId)).OfType<KnownTerminal>().OrderBy(t => t.DisplayName, StringComparer.CurrentCulture)],
        rows.Sum(r => r.Punches),
        rows.Min(r => r.First),
        rows.Max(r => r.Last),
        Name: null,
        rows.Select(r => offers.To(r.TerminalId, pin)).FirstOrDefault(e => e is not null));
}
