using AttendanceAdmin.Identity;
using AttendanceAdmin.Terminals.Details;
using FluentValidation.Results;

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

    /// <summary>What is erased does not come back: the terminal's serial number must be written beside the wish.</summary>
    internal sealed record NotConfirmed(string Serial) : RequestCommandOutcome;

    /// <summary>TimeMoto's own cloud commands its terminals.</summary>
    internal sealed record NotOurs : RequestCommandOutcome;

    internal sealed record Invalid(ValidationResult Faults) : RequestCommandOutcome;
}

/// <summary>Asks a terminal for something: queued now, fetched with its next call.</summary>
internal sealed class RequestCommand(TerminalDirectory directory, TerminalCommandQueue queue, CommandPaper paper, Audit audit)
{
    public async Task<RequestCommandOutcome> HandleAsync(int terminalId, CommandWish wish, CancellationToken cancellationToken)
    {
        if (directory.Find(terminalId) is not { } terminal)
        {
            return new RequestCommandOutcome.UnknownTerminal();
        }

        if (terminal.State != TerminalState.Approved)
        {
            return new RequestCommandOutcome.NotApproved();
        }

        if (terminal.Protocol == TerminalProtocol.TimeMoto)
        {
            return new RequestCommandOutcome.NotOurs();
        }

        var (from, to) = wish.Kind == CommandKind.QueryPunches ? (wish.From, wish.To) : default;
        if (wish.Kind == CommandKind.QueryPunches && (from is null || to is null || from > to))
        {
            return new RequestCommandOutcome.BadPeriod();
        }

        if (wish.Erases && !string.Equals(wish.Confirm?.Trim(), terminal.Serial, StringComparison.OrdinalIgnoreCase))
        {
            return new RequestCommandOutcome.NotConfirmed(terminal.Serial);
        }

        var faults = paper.Check(wish);
        if (!faults.IsValid)
        {
            return new RequestCommandOutcome.Invalid(faults);
        }

        var command = await queue.EnqueueAsync(terminalId, wish.Kind, await audit.ActorAsync(), from, to, paper.Write(wish), cancellationToken);
        await audit.RecordAsync(AuditAction.TerminalCommandQueued, terminal.Serial, Said(wish, from, to), cancellationToken);
        return new RequestCommandOutcome.Accepted(command);
    }

    private static string Said(CommandWish wish, DateTime? from, DateTime? to) => (from, wish.Details) switch
    {
        ({ }, _) => $"{wish.Kind} {from:s} – {to:s}",
        (_, { Pin: { } pin, Credential: { } credential }) => $"{wish.Kind} {pin} {credential}",
        (_, { Pin: { } pin }) => $"{wish.Kind} {pin}",
        _ => $"{wish.Kind}",
    };
}
