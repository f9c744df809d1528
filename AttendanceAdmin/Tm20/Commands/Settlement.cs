using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Settles a command by how it ended, and draws the conclusions from what the terminal told.</summary>
internal sealed class Settlement(TerminalCommandQueue queue, ReconcileTerminal reconcile)
{
    public async Task SettleAsync(TerminalCommand command, Ending ending, CancellationToken cancellationToken)
    {
        await queue.CompleteAsync(command.TerminalId, [new CommandResult(command.Id, ending.Code, ending.Failure, ending.Text)], cancellationToken);
        if (command is { Kind: CommandKind.QueryPeople, SentAt: { } askedAt } && ending.Failure == CommandFailure.None)
        {
            await reconcile.RunAsync(command.TerminalId, askedAt, cancellationToken);
        }
    }
}
