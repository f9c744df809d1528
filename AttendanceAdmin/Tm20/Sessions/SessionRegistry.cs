using System.Collections.Concurrent;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20.Sessions;

/// <summary>Which terminal is connected by which session: one each, and the newest, since a terminal comes back before its old line is found dead.</summary>
internal sealed class SessionRegistry : IDisposable
{
    private readonly ConcurrentDictionary<int, Session> sessions = new();
    private readonly TerminalDirectory directory;
    private readonly TerminalCommandQueue queue;

    public SessionRegistry(TerminalDirectory directory, TerminalCommandQueue queue)
    {
        (this.directory, this.queue) = (directory, queue);
        directory.Changed += Follow;
        queue.Changed += Ring;
    }

    public IEnumerable<KeyValuePair<int, Session>> All => sessions;

    public Session? Find(int terminalId) => sessions.GetValueOrDefault(terminalId);

    /// <summary>Whichever of two came earlier is hung up on, also if its last messages are read only now.</summary>
    public void Register(int terminalId, Session session)
    {
        if (session.TerminalId == terminalId && ReferenceEquals(Find(terminalId), session))
        {
            return;
        }

        Remove(session);
        session.TerminalId = terminalId;
        var current = sessions.AddOrUpdate(
            terminalId,
            static (_, candidate) => candidate,
            static (_, present, candidate) =>
            {
                var (older, newer) = present.Caller.Number < candidate.Caller.Number ? (present, candidate) : (candidate, present);
                older.Abort();
                return newer;
            },
            session);
        if (ReferenceEquals(current, session) && directory.Find(terminalId) is { } now)
        {
            // What was decided of it while it was being answered found no session here.
            Follow(now);
        }
    }

    /// <summary>Nothing happens if a newer one has taken its place.</summary>
    public void Remove(Session session)
    {
        if (session.TerminalId is { } id)
        {
            sessions.TryRemove(new KeyValuePair<int, Session>(id, session));
        }
    }

    public void Dispose()
    {
        directory.Changed -= Follow;
        queue.Changed -= Ring;
    }

    private void Ring(int terminalId) => Find(terminalId)?.Ring();

    private void Follow(KnownTerminal terminal)
    {
        // What it is to send by itself it is told only when it says who it is, which it does with its next connection.
        if (Find(terminal.Id) is { } session && (terminal.State == TerminalState.Blocked || session.TakesEnrolments == !terminal.TakesEnrolments))
        {
            session.Abort();
        }
        else
        {
            Ring(terminal.Id);
        }
    }
}
