using System.Data.Common;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Sessions;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>
/// As long as a session lasts: carries out what is in its terminal's queue, one command at a time. A command that the line broke under stays
/// in the queue as sent, and is handed out again when it has not been confirmed in time.
/// </summary>
internal sealed partial class CommandLoop(TerminalDirectory directory, Errands errands, ILogger<CommandLoop> logger)
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

    private async Task<bool> CarryOutNextAsync(Session session, CancellationToken cancellationToken) =>
        session.TerminalId is { } id && directory.Find(id) is { State: TerminalState.Approved } terminal
        && await errands.RunNextAsync(session, terminal, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The commands of terminal {Serial} are interrupted; trying again shortly")]
        public static partial void Interrupted(ILogger logger, Exception fault, string? serial);
    }
}
