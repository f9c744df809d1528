using System.Collections.Concurrent;

namespace AttendanceAdmin.Terminals;

/// <summary>When each terminal was last heard, in memory; <see cref="PresenceWriter"/> writes it down at intervals.</summary>
internal sealed class TerminalPresence(TimeProvider time)
{
    private readonly ConcurrentDictionary<int, TerminalContact> contacts = new();

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

    /// <summary>What changed since it was last asked.</summary>
    public IEnumerable<(int TerminalId, TerminalContact Contact)> TakeChanged() =>
        contacts.Where(c => c.Value.TakeChanged()).Select(c => (c.Key, c.Value));
}
