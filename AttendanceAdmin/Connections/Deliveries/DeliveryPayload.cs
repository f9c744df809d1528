using AttendanceAdmin.Connections.Kinds;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>What a delivery looks like as it is sent, made anew from its punch: it is kept nowhere.</summary>
internal sealed class DeliveryPayload(IDbContextFactory<AttendanceContext> contexts, ForeignSystems systems, DuePunches punches)
{
    public async Task<string> OfAsync(DeliveryRow row, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var connection = await context.Set<Connection>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == row.Delivery.ConnectionId, cancellationToken);
        var punch = await context.Punches.AsNoTracking().SingleOrDefaultAsync(p => p.Id == row.Delivery.PunchId, cancellationToken);
        return connection is null || punch is null ? "" : systems.Of(connection.Kind).Payload(connection, [punches.Outgoing(punch)]);
    }
}
