using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace AttendanceAdmin.Terminals;

/// <summary>Removes commands that were settled long ago, a few at a time so that no terminal waits for it.</summary>
[DisallowConcurrentExecution]
internal sealed partial class CommandCleanUpJob(
    IDbContextFactory<AttendanceContext> contexts, IOptions<TerminalOptions> options, TimeProvider time, ILogger<CommandCleanUpJob> logger) : IJob
{
    private const int RowsAtOnce = 500;

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(RunAsync(cancellationToken));

    /// <returns>How many were removed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - TimeSpan.FromDays(options.Value.KeepCommandsDays);
        var removed = 0;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var ids = await context.TerminalCommands
                .Where(c => c.State != CommandState.Queued && c.State != CommandState.Sent && c.FinishedAt != null && c.FinishedAt < before)
                .OrderBy(c => c.Id).Select(c => c.Id).Take(RowsAtOnce).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                break;
            }

            removed += await context.TerminalCommands.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        if (removed > 0)
        {
            Log.Removed(logger, removed, options.Value.KeepCommandsDays);
        }

        return removed;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Removed {Commands} commands that were settled more than {Days} days ago")]
        public static partial void Removed(ILogger logger, int commands, int days);
    }
}
