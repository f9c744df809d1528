using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Sessions;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Takes the next command of a terminal, carries it out over its session, and settles it.</summary>
internal sealed class Errands(Composer composer, Dialogues dialogues, Performer performer, Settlement settlement)
{
    /// <returns>False if there is nothing to do now.</returns>
    public async Task<bool> RunNextAsync(Session session, KnownTerminal terminal, CancellationToken cancellationToken)
    {
        if (await composer.TakeAsync(terminal, cancellationToken) is not var (command, script))
        {
            return false;
        }

        var ending = await performer.RunAsync(dialogues.Open(session, terminal), script, cancellationToken);
        if (ending.Failure == CommandFailure.Timeout && !session.IsOpen)
        {
            // The line broke under it: it stays in the queue as sent.
            return false;
        }

        // Also if the line has broken since: a restarting terminal hangs up at once.
        await settlement.SettleAsync(command, ending, CancellationToken.None);
        return true;
    }
}
