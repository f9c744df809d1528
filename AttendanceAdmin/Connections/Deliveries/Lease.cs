using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>
/// The right to send for one connection, so that two nodes, or a run and the one before it, never send the same punch at the same time. It is a row
/// with an end: a node that dies gives its place up by saying nothing.
/// </summary>
internal sealed class Lease(IDbContextFactory<AttendanceContext> contexts, TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);
    private readonly string owner = $"{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>Takes it, or makes it last longer.</summary>
    /// <returns>From when on it must be taken again before the next request; null if another has it.</returns>
    public async Task<DateTimeOffset?> TakeAsync(Connection connection, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        // What is begun at the last moment may take as long as a time-out.
        var until = now + Length + TimeSpan.FromSeconds(connection.TimeoutSeconds);
        var taken = await context.Set<DeliveryProgress>()
            .Where(p => p.ConnectionId == connection.Id && (p.LeaseOwner == null || p.LeaseOwner == owner || p.LeaseUntil < now))
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.LeaseOwner, owner).SetProperty(p => p.LeaseUntil, until), cancellationToken);
        return taken == 1 ? now + (Length / 2) : null;
    }

    public bool Lasts(DateTimeOffset renewAt) => time.GetUtcNow() < renewAt;

    public async Task GiveBackAsync(int connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<DeliveryProgress>().Where(p => p.ConnectionId == connectionId && p.LeaseOwner == owner)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.LeaseOwner, (string?)null), cancellationToken);
    }

    /// <summary>For a database that only one server has open: whoever held a lease before this one started is dead.</summary>
    public async Task ForgetOthersAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<DeliveryProgress>().Where(p => p.LeaseOwner != null && p.LeaseOwner != owner)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.LeaseOwner, (string?)null), cancellationToken);
    }
}
