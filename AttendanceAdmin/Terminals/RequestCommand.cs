using AttendanceAdmin.Identity;

namespace AttendanceAdmin.Terminals;

/// <summary>How asking a terminal for something ended.</summary>
internal abstract record RequestCommandOutcome
{
    private RequestCommandOutcome()
    {
    }

    internal sealed record Accepted(TerminalCommand Command) : RequestCommandOutcome;

    internal sealed record UnknownTerminal : RequestCommandOutcome;

    /// <summary>Pending and blocked terminals are given no commands.</summary>
    internal sealed record NotApproved : RequestCommandOutcome;

    /// <summary>Punches are asked for by a period: both ends, the first before the last.</summary>
    internal sealed record BadPeriod : RequestCommandOutcome;
}

/// <summary>Asks a terminal for something: queued now, fetched with its next call.</summary>
internal sealed class RequestCommand(TerminalDirectory directory, TerminalCommandQueue queue, Audit audit)
{
    /// <param name="from">For <see cref="CommandKind.QueryPunches"/> only: wall time of the terminal, with <paramref name="to"/>.</param>
    public async Task<RequestCommandOutcome> HandleAsync(
        int terminalId, CommandKind kind, DateTime? from, DateTime? to, CancellationToken cancellationToken)
    {
        if (directory.Find(terminalId) is not { } terminal)
        {
            return new RequestCommandOutcome.UnknownTerminal();
        }

        if (terminal.State != TerminalState.Approved)
        {
            return new RequestCommandOutcome.NotApproved();
        }

        if (kind != CommandKind.QueryPunches)
        {
            (from, to) = (null, null);
        }
        else if (from is null || to is null || from > to)
        {
            return new RequestCommandOutcome.BadPeriod();
        }

        var command = await queue.EnqueueAsync(terminalId, kind, await audit.ActorAsync(), from, to, cancellationToken);
        await audit.RecordAsync(
            AuditAction.TerminalCommandQueued, terminal.Serial, from is null ? $"{kind}" : $"{kind} {from:s} – {to:s}", cancellationToken);
        return new RequestCommandOutcome.Accepted(command);
    }
}
