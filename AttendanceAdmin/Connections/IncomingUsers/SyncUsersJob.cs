using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AttendanceAdmin.Connections.IncomingUsers;

/// <summary>
/// On each connection's interval takes over whom the other system knows; which ones are due is a query. The first time somebody looks at the
/// differences and starts it, and never this.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class SyncUsersJob(IDbContextFactory<AttendanceContext> contexts, SyncUsers sync, TimeProvider time, ILogger<SyncUsersJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var failed = new List<string>();
        foreach (var connection in await DueAsync(cancellationToken))
        {
            var result = await sync.RunAsync(connection, write: true, connection.Name, cancellationToken);
            if (result.Trouble != Calling.Trouble.None)
            {
                Log.NotFetched(logger, connection.Name, result.Trouble);
                failed.Add($"{connection.Name}: {result.Trouble}");
            }
        }

        if (failed.Count > 0)
        {
            // The others were served; the page of jobs and the dashboard say whose people could not be fetched.
            throw new JobExecutionException(string.Join("; ", failed));
        }
    }

    private async Task<List<Connection>> DueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var active = await context.Set<Connection>().AsNoTracking().Include(c => c.Terminals)
            .Where(c => c.Active && c.LastUserSync != null && c.Kind == ConnectionKind.ThirdParty).ToListAsync(cancellationToken);
        return active.FindAll(c => FetchUsers.CanFrom(c) && c.LastUserSync + TimeSpan.FromMinutes(c.IntervalMinutes) <= now
            && (c.Terminals.Count == 0 || c.Terminals.Exists(t => t is { SyncUsers: true, Active: true })));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The people of {Connection} could not be fetched: {Trouble}; trying again on its interval")]
        public static partial void NotFetched(ILogger logger, string connection, Calling.Trouble trouble);
    }
}
