using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

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
internal sealed class RequestCommand(
    IDbContextFactory<AttendanceContext> contexts, TerminalDirectory directory, TerminalCommandQueue queue, TerminalAudit audit)
{
    /// <param name="from">For <see cref="CommandKind.QueryPunches"/> only: wall time of the terminal, with <paramref name="to"/>.</param>
    public async Task<RequestCommandOutcome> HandleAsync(
        int terminalId, CommandKind kind, DateTime? from, DateTime? to, string by, CancellationToken cancellationToken)
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

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        audit.Note(context, by, TerminalAudit.CommandRequested, terminal.Serial, from is null ? $"{kind}" : $"{kind} {from:s} – {to:s}");
        await context.SaveChangesAsync(cancellationToken);
        return new RequestCommandOutcome.Accepted(await queue.EnqueueAsync(terminalId, kind, by, from, to, cancellationToken));
    }
}
