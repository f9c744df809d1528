using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>What people decide of deliveries that did not arrive: try them again, or give them up with a reason.</summary>
internal sealed class DecideDeliveries(IDbContextFactory<AttendanceContext> contexts, DeliveryRounds rounds, Audit audit, TimeProvider time)
{
    /// <returns>Whether there is such a delivery, and it had not arrived.</returns>
    public async Task<bool> RetryAsync(long id, CancellationToken cancellationToken) =>
        await RetryAsync(d => d.Where(o => o.Id == id), id.ToString(CultureInfo.InvariantCulture), cancellationToken) > 0;

    /// <summary>All that failed or are dead; what was given up stays so.</summary>
    /// <returns>How many.</returns>
    public Task<int> RetryAllAsync(int connectionId, CancellationToken cancellationToken) => RetryAsync(
        d => d.Where(o => o.ConnectionId == connectionId && (o.State == DeliveryState.Failed || o.State == DeliveryState.Dead)),
        connectionId.ToString(CultureInfo.InvariantCulture), cancellationToken);

    /// <returns>Whether there is such a delivery, and it had not arrived.</returns>
    public async Task<bool> GiveUpAsync(long id, string reason, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var by = await audit.ActorAsync();
        var given = await context.Set<Delivery>().Where(d => d.Id == id && d.State != DeliveryState.Sent).ExecuteUpdateAsync(
            s => s.SetProperty(d => d.State, DeliveryState.GivenUp).SetProperty(d => d.NextAttemptAt, (DateTimeOffset?)null)
                .SetProperty(d => d.DecidedBy, by).SetProperty(d => d.DecidedReason, reason), cancellationToken);
        if (given > 0)
        {
            await audit.RecordAsync(AuditAction.DeliveriesGivenUp, id.ToString(CultureInfo.InvariantCulture), reason, cancellationToken);
        }

        return given > 0;
    }

    private async Task<int> RetryAsync(Func<IQueryable<Delivery>, IQueryable<Delivery>> which, string subject, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var chosen = which(context.Set<Delivery>()).Where(d => d.State != DeliveryState.Sent);
        var connections = await chosen.Select(d => d.ConnectionId).Distinct().ToListAsync(cancellationToken);
        var count = await chosen.ExecuteUpdateAsync(
            s => s.SetProperty(d => d.State, DeliveryState.Pending).SetProperty(d => d.Attempts, 0).SetProperty(d => d.NextAttemptAt, now)
                .SetProperty(d => d.DecidedBy, (string?)null).SetProperty(d => d.DecidedReason, (string?)null), cancellationToken);
        if (count > 0)
        {
            await context.Set<DeliveryProgress>().Where(p => connections.Contains(p.ConnectionId))
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.ResumeAt, (DateTimeOffset?)null), cancellationToken);
            await audit.RecordAsync(AuditAction.DeliveriesRetried, subject, count.ToString(CultureInfo.InvariantCulture), cancellationToken);
            connections.ForEach(c => _ = rounds.RunNowAsync(c));
        }

        return count;
    }
}
