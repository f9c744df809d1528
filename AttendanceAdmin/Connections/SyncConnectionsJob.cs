using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AttendanceAdmin.Connections;

/// <summary>
/// Every connection on its interval: what it is due is looked for again from the ground up, also what no punch coming in would have brought to mind.
/// A connection whose time came while the server was off has it at the next start.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class SyncConnectionsJob(
    IDbContextFactory<AttendanceContext> contexts, DeliveryRounds rounds, DeliveryTools tools, TimeProvider time) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(RunAsync(cancellationToken));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // What the metrics show is as old as this job's last run.
        await tools.Health.RunAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var active = await context.Set<Connection>().Where(c => c.Active).ToListAsync(cancellationToken);
        foreach (var connection in active.Where(c => c.LastSyncAt is not { } last || last + TimeSpan.FromMinutes(c.IntervalMinutes) <= now || last > now))
        {
            await context.Set<Connection>().Where(c => c.Id == connection.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.LastSyncAt, now), cancellationToken);
            if (!tools.IsGivenNone(connection))
            {
                await tools.Projection.ReleaseAsync(connection, cancellationToken);
            }

            // Not waited for: one that is slow delays no other.
            _ = rounds.RunNowAsync(connection.Id);
        }
    }
}
