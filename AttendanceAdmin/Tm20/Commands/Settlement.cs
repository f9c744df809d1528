using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Settles a command by how it ended, and draws the conclusions from what the terminal told.</summary>
internal sealed class Settlement(TerminalCommandQueue queue, ReconcileTerminal reconcile, NoteEmptied emptied)
{
    public async Task SettleAsync(TerminalCommand command, Ending ending, CancellationToken cancellationToken)
    {
        var result = new CommandResult(command.Id, ending.Code, ending.Failure, ending.Text, ending.Answer);
        await queue.CompleteAsync(command.TerminalId, [result], cancellationToken);
        if (!ending.IsDone)
        {
            return;
        }

        if (command is { Kind: CommandKind.QueryPeople, SentAt: { } askedAt })
        {
            await reconcile.RunAsync(command.TerminalId, askedAt, cancellationToken);
        }
        else if (command.Kind is CommandKind.ErasePeople or CommandKind.EraseEverything)
        {
            await emptied.RunAsync(command.TerminalId, cancellationToken);
        }
    }
}
