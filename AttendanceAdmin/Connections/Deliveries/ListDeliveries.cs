using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <param name="State">Null for every state; dead ones include those given up.</param>
internal sealed record DeliverySearch(int? ConnectionId, DeliveryState? State)
{
    public IQueryable<Delivery> In(AttendanceContext context)
    {
        var deliveries = context.Set<Delivery>().AsNoTracking();
        deliveries = ConnectionId is { } id ? deliveries.Where(d => d.ConnectionId == id) : deliveries;
        return State switch
        {
            null => deliveries,
            DeliveryState.Dead => deliveries.Where(d => d.State == DeliveryState.Dead || d.State == DeliveryState.GivenUp),
            var state => deliveries.Where(d => d.State == state),
        };
    }
}

/// <summary>Reads deliveries page by page, never counting them.</summary>
internal sealed class ListDeliveries(IDbContextFactory<AttendanceContext> contexts)
{
    /// <summary>Ascending id, from one on.</summary>
    public async Task<List<Delivery>> AfterAsync(DeliverySearch search, long afterId, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await search.In(context).Where(d => d.Id > afterId).OrderBy(d => d.Id).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>Newest first, what is older than one of them.</summary>
    public async Task<List<Delivery>> BeforeAsync(DeliverySearch search, long? beforeId, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await search.In(context).Where(d => beforeId == null || d.Id < beforeId).OrderByDescending(d => d.Id).Take(limit).ToListAsync(cancellationToken);
    }
}
