using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Connections.Kinds;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections;

/// <summary>
/// Does now what a connection does by itself in time: everything that waits to be tried again is tried, and what waited for an owner is looked at.
/// Pressing it twice does no harm.
/// </summary>
internal sealed class SyncConnection(IDbContextFactory<AttendanceContext> contexts, DeliveryRounds rounds, DeliveryTools tools, TimeProvider time)
{
    /// <returns>Null if there is no such connection.</returns>
    public async Task<Connection?> HandleAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<Connection>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } connection)
        {
            return null;
        }

        if (connection.Active && !tools.IsGivenNone(connection))
        {
            var now = time.GetUtcNow();
            await context.Set<Delivery>().Where(d => d.ConnectionId == id && d.State == DeliveryState.Failed && d.NextAttemptAt > now)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.NextAttemptAt, now), cancellationToken);
            await tools.State.ResumeAsync(id, cancellationToken);
            await tools.Projection.ReleaseAsync(connection, cancellationToken);
        }

        await rounds.RunNowAsync(id).WaitAsync(cancellationToken);

        return connection;
    }
}
