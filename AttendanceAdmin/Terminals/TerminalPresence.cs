using System.Collections.Concurrent;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>When each terminal was last heard, in memory; <see cref="PresenceWriter"/> writes it down at intervals.</summary>
internal sealed class TerminalPresence(TimeProvider time)
{
    private readonly ConcurrentDictionary<int, TerminalContact> contacts = new();
    private readonly DateTimeOffset startedAt = time.GetUtcNow();

    /// <summary>Takes up what was written down before the last stop.</summary>
    public async Task LoadAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Terminals
            .Select(t => new { t.Id, t.LastSeen, t.LastPunch, t.Address, t.ClockDriftSeconds })
            .ToListAsync(cancellationToken);
        rows.ForEach(t => Of(t.Id).Restore(t.LastSeen, t.LastPunch, t.Address, t.ClockDriftSeconds));
    }

    public TerminalContact Of(int terminalId) => contacts.GetOrAdd(terminalId, static _ => new TerminalContact());

    /// <summary>A request or message came from that terminal.</summary>
    public TerminalContact Heard(int terminalId, string? address)
    {
        var contact = Of(terminalId);
        contact.Hear(time.GetUtcNow(), address);
        return contact;
    }

    public bool IsOnline(KnownTerminal terminal) =>
        Of(terminal.Id).LastSeen is { } seen && time.GetUtcNow() - seen < terminal.SilentAfter;

    /// <summary>
    /// Whether nothing was heard for longer than its limit. Time during which the server itself was down does not count against a terminal,
    /// and what comes by a webhook owes no sign of life.
    /// </summary>
    public bool IsSilent(KnownTerminal terminal)
    {
        var seen = Of(terminal.Id).LastSeen ?? DateTimeOffset.MinValue;
        return terminal.Protocol != TerminalProtocol.TimeMoto
            && time.GetUtcNow() - (seen > startedAt ? seen : startedAt) > terminal.SilentAfter;
    }

    /// <summary>What changed since it was last asked.</summary>
    public IEnumerable<(int TerminalId, TerminalContact Contact)> TakeChanged() =>
        contacts.Where(c => c.Value.TakeChanged()).Select(c => (c.Key, c.Value));
}
