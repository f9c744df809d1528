using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections;

/// <summary>Removes a connection with its deliveries; what the other system has, it keeps. A million rows go in pieces, so that no punch waits for them.</summary>
internal sealed class RemoveConnection(IDbContextFactory<AttendanceContext> contexts, Audit audit)
{
    private const int AtOnce = 5000;

    /// <returns>False if there is none of that id.</returns>
    public async Task<bool> HandleAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var connections = context.Set<Connection>().Where(c => c.Id == id);
        if (await connections.Select(c => c.Name).SingleOrDefaultAsync(cancellationToken) is not { } name)
        {
            return false;
        }

        await connections.ExecuteUpdateAsync(s => s.SetProperty(c => c.Active, false), cancellationToken);
        var deliveries = context.Set<Delivery>().Where(d => d.ConnectionId == id);
        while (await deliveries.Where(d => deliveries.OrderBy(o => o.PunchId).Take(AtOnce).Select(o => o.Id).Contains(d.Id)).ExecuteDeleteAsync(cancellationToken) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        await connections.ExecuteDeleteAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.ConnectionRemoved, name, cancellationToken: cancellationToken);
        return true;
    }
}
