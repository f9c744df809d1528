using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>
/// Whether another system as a whole is well. While it is not, nothing is sent but a try now and then; when it is again, what died of its trouble is revived,
/// for that was nobody's decision and no punch's fault.
/// </summary>
internal sealed class SystemState(IDbContextFactory<AttendanceContext> contexts, Waits waits, TimeProvider time)
{
    /// <returns>How often it failed lately; null while it is not to be asked.</returns>
    public async Task<int?> FailuresAsync(int connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var progress = await context.Set<DeliveryProgress>().AsNoTracking().SingleAsync(p => p.ConnectionId == connectionId, cancellationToken);
        return progress.ResumeAt > time.GetUtcNow() ? null : progress.Failures;
    }

    public async Task FailedAsync(int connectionId, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var progress = await context.Set<DeliveryProgress>().SingleAsync(p => p.ConnectionId == connectionId, cancellationToken);
        progress.Failures++;
        progress.ResumeAt = time.GetUtcNow() + waits.OfSystem(progress.Failures, retryAfter);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>After the first success that follows failures.</summary>
    public async Task RecoveredAsync(int connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        await context.Set<Delivery>().Where(d => d.ConnectionId == connectionId && d.ForSystem && (d.State == DeliveryState.Dead || d.State == DeliveryState.Failed))
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DeliveryState.Failed).SetProperty(d => d.Attempts, 0).SetProperty(d => d.NextAttemptAt, now), cancellationToken);
        await ResumeAsync(connectionId, cancellationToken);
    }

    /// <summary>It is asked again at once.</summary>
    public async Task ResumeAsync(int connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<DeliveryProgress>().Where(p => p.ConnectionId == connectionId)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Failures, 0).SetProperty(p => p.ResumeAt, (DateTimeOffset?)null), cancellationToken);
    }

    /// <summary>When it may be asked again, if that is not now.</summary>
    public async Task<DateTimeOffset?> ResumesAtAsync(int connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<DeliveryProgress>().Where(p => p.ConnectionId == connectionId).Select(p => p.ResumeAt).SingleOrDefaultAsync(cancellationToken);
    }
}
