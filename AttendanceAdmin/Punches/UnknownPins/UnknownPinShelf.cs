using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>One PIN that nobody has, at the terminals of one group; within a group a PIN is one person's.</summary>
/// <param name="GroupId">Null for terminals in no group.</param>
/// <param name="TerminalIds">With <see cref="Punch.NoTerminal"/>, where punches came that name none.</param>
/// <param name="First">Wall time.</param>
/// <param name="Offered">Who has that PIN there by now: perhaps the punches are theirs.</param>
internal sealed record ShelfItem(
    string Pin, int? GroupId, string? GroupName, IReadOnlyList<int> TerminalIds, IReadOnlyList<KnownTerminal> Terminals, int Punches, DateTime First, DateTime Last,
    KnownEmployee? Offered);

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
        return [.. rows.GroupBy(r => (r.Pin, Group: offers.GroupOf(r.TerminalId))).Select(g => Item(g.Key.Pin, g.Key.Group, names, [.. g])).OrderByDescending(i => i.Last)];
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
        rows.Select(r => offers.To(r.TerminalId, pin)).FirstOrDefault(e => e is not null));
}
