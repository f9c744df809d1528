using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>A terminal as a list shows it: its row, and what the running server knows better.</summary>
public sealed record TerminalRow(
    Terminal Saved,
    KnownTerminal Known,
    bool Online,
    DateTimeOffset? LastSeen,
    DateTimeOffset? LastPunch,
    string? Address,
    int? ClockDriftSeconds,
    int PendingCommands,
    IReadOnlyList<TerminalAlert> Alerts)
{
    public int Id => Saved.Id;

    /// <summary>Whether a page would draw it alike; the record's own equality would compare the lists of alerts by reference.</summary>
    public bool IsSameAs(TerminalRow other) => this with { Alerts = other.Alerts } == other && Alerts.SequenceEqual(other.Alerts);
}

/// <summary>The terminals, what needs attention first.</summary>
internal sealed class ListTerminals(
    IDbContextFactory<AttendanceContext> contexts,
    TerminalDirectory directory,
    TerminalPresence presence,
    TerminalCommandQueue queue,
    TerminalAlerts alerts)
{
    /// <summary>More than any site has; a list is never endless.</summary>
    public const int Most = 2000;

    public async Task<IReadOnlyList<TerminalRow>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var saved = await context.Terminals.AsNoTracking().OrderBy(t => t.Id).Take(Most).ToListAsync(cancellationToken);
        return Sorted(saved.Select(Live).OfType<TerminalRow>());
    }

    /// <returns>Null if there is no terminal of that id.</returns>
    public async Task<TerminalRow?> FindAsync(int terminalId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Terminals.AsNoTracking().SingleOrDefaultAsync(t => t.Id == terminalId, cancellationToken) is { } saved ? Live(saved) : null;
    }

    /// <summary>The same rows with what is in memory now: no query.</summary>
    public IReadOnlyList<TerminalRow> Refresh(IReadOnlyList<TerminalRow> rows) => Sorted(rows.Select(r => Live(r.Saved)).OfType<TerminalRow>());

    public TerminalRow? Live(Terminal saved)
    {
        // A row of a moment ago that the directory has not taken over yet comes with the next reading.
        if (directory.Find(saved.Id) is not { } known)
        {
            return null;
        }

        var contact = presence.Of(saved.Id);
        return new TerminalRow(
            saved,
            known,
            presence.IsOnline(known),
            contact.LastSeen,
            contact.LastPunch,
            contact.Address ?? saved.Address,
            contact.ClockDriftSeconds,
            queue.OpenCount(saved.Id),
            [.. alerts.Of(known)]);
    }

    private static List<TerminalRow> Sorted(IEnumerable<TerminalRow> rows) =>
    [
        .. rows
            .OrderBy(r => r.Known.State switch { TerminalState.Pending => 0, TerminalState.Approved => 1, _ => 2 })
            .ThenBy(r => r.Alerts.Count == 0 ? int.MaxValue : (int)r.Alerts.Min(a => a.Kind))
            .ThenBy(r => r.Known.DisplayName, StringComparer.CurrentCulture),
    ];
}
