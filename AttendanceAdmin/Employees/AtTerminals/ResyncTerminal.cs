using AttendanceAdmin.Identity;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Employees.AtTerminals;

internal enum ResyncOutcome
{
    Asked,
    UnknownTerminal,

    /// <summary>Pending and blocked terminals are told nothing.</summary>
    NotApproved,
}

/// <summary>
/// Repairs a terminal: asks it whom it knows, compares that with whom it should know, and tries again what failed. Pressing twice is harmless.
/// </summary>
internal sealed class ResyncTerminal(TerminalDirectory directory, RequestCommand request, PeopleDue due, Audit audit)
{
    /// <param name="onlyFailed">Leaves the question out.</param>
    public async Task<ResyncOutcome> RunAsync(int terminalId, bool onlyFailed, CancellationToken cancellationToken)
    {
        if (directory.Find(terminalId) is not { } terminal)
        {
            return ResyncOutcome.UnknownTerminal;
        }

        if (terminal.State != TerminalState.Approved)
        {
            return ResyncOutcome.NotApproved;
        }

        if (!onlyFailed)
        {
            await request.HandleAsync(terminalId, new CommandWish(CommandKind.QueryPeople), cancellationToken);
        }

        await due.TryAgainAsync(terminalId, cancellationToken);
        await audit.RecordAsync(AuditAction.TerminalSynchronised, terminal.Serial, onlyFailed ? "failed" : null, cancellationToken);
        return ResyncOutcome.Asked;
    }
}
