using System.Data.Common;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Receiving;
using AttendanceAdmin.Tm20.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>
/// As long as a session lasts: carries out what is in its terminal's queue, one command at a time. A command that the line broke under stays
/// in the queue as sent, and is handed out again when it has not been confirmed in time.
/// </summary>
internal sealed partial class CommandLoop(
    TerminalCommandQueue queue,
    TerminalDirectory directory,
    Composer composer,
    Performer performer,
    ReconcileTerminal reconcile,
    Conversation conversation,
    IOptions<Tm20Options> options,
    ILogger<CommandLoop> logger)
{
    /// <summary>Between two looks at the queue without news: some command may be due again.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await session.NewsAsync(Look, cancellationToken);
            try
            {
                while (await CarryOutNextAsync(session, cancellationToken))
                {
                    // Until the queue is empty.
                }
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException or IOException or TimeoutException)
            {
                Log.Interrupted(logger, fault, session.Caller.Serial);
            }
        }
    }

    private async Task<bool> CarryOutNextAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.TerminalId is not { } id || directory.Find(id) is not { State: TerminalState.Approved } terminal || queue.OpenCount(id) == 0
            || await composer.TakeAsync(terminal, cancellationToken) is not var (command, script))
        {
            return false;
        }

        var dialogue = new Dialogue(session, terminal, conversation, TimeSpan.FromSeconds(options.Value.CommandSeconds));
        var ending = await performer.RunAsync(dialogue, script, cancellationToken);
        if (ending.Failure == CommandFailure.Timeout && !session.IsOpen)
        {
            return false;
        }

        await queue.CompleteAsync(id, [new CommandResult(command.Id, ending.Code, ending.Failure, ending.Text)], cancellationToken);
        if (script is Script.People && ending.Failure == CommandFailure.None && command.SentAt is { } askedAt)
        {
            await reconcile.RunAsync(id, askedAt, cancellationToken);
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The commands of terminal {Serial} are interrupted; trying again shortly")]
        public static partial void Interrupted(ILogger logger, Exception fault, string? serial);
    }
}
