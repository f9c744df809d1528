using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>How a connection is doing.</summary>
/// <param name="OldestWaiting">When the oldest punch that is not delivered was received; null if none waits.</param>
/// <param name="ResumeAt">Set while the whole system is in trouble.</param>
public sealed record ConnectionHealth(
    int DeliveredToday, int Pending, int Failed, int Dead, DateTimeOffset? OldestWaiting, DateTimeOffset? ResumeAt)
{
    public static readonly ConnectionHealth Fresh = new(0, 0, 0, 0, null, null);
}

/// <summary>Reads how connections are doing, without counting what was sent.</summary>
internal sealed class ReadHealth(IDbContextFactory<AttendanceContext> contexts, DeliveryMetrics metrics, SiteClock site)
{
    public async Task<IReadOnlyDictionary<int, ConnectionHealth>> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var today = DeliveryTally.HourOf(WallClock.ToInstant(site.LocalNow.Date, site.TimeZone));
        var delivered = await context.Set<DeliveryTally>().Where(t => t.Hour >= today).GroupBy(t => t.ConnectionId)
            .Select(g => new { g.Key, Sent = g.Sum(t => t.Sent) }).ToDictionaryAsync(t => t.Key, t => t.Sent, cancellationToken);
        var open = await context.Set<Delivery>().Where(d => d.State != DeliveryState.Sent).GroupBy(d => new { d.ConnectionId, d.State })
            .Select(g => new { g.Key.ConnectionId, g.Key.State, Count = g.Count(), First = g.Min(d => d.PunchId) }).ToListAsync(cancellationToken);
        var firsts = open.Where(o => o.State is DeliveryState.Pending or DeliveryState.Failed).GroupBy(o => o.ConnectionId).ToDictionary(g => g.Key, g => g.Min(o => o.First));
        var ids = firsts.Values.ToList();
        var received = await context.Punches.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.ReceivedAt, cancellationToken);
        var progress = await context.Set<DeliveryProgress>().AsNoTracking().ToDictionaryAsync(p => p.ConnectionId, p => p.ResumeAt, cancellationToken);
        var healths = delivered.Keys.Union(open.Select(o => o.ConnectionId)).Union(progress.Keys).ToDictionary(id => id, id => new ConnectionHealth(
            delivered.GetValueOrDefault(id), Count(id, DeliveryState.Pending), Count(id, DeliveryState.Failed), Count(id, DeliveryState.Dead),
            firsts.TryGetValue(id, out var first) && received.TryGetValue(first, out var at) ? at : null, progress.GetValueOrDefault(id)));

        metrics.Note(healths);
        return healths;

        int Count(int id, DeliveryState state) => open.Find(o => o.ConnectionId == id && o.State == state)?.Count ?? 0;
    }
}
