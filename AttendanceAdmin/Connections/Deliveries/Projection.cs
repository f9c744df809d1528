using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Punches;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>
/// Makes a delivery for each punch that a connection is due, by walking the ids of punches in pieces. The intake does nothing for it, and a new
/// connection costs nothing until it is walked; done twice, it changes nothing, for a punch has one delivery by a unique index.
/// </summary>
internal sealed class Projection(IDbContextFactory<AttendanceContext> contexts, TimeProvider time)
{
    public const int Piece = 2000;

    /// <summary>Longer than any transaction lasts: ids are given before a transaction commits, and another's later ones may be seen first.</summary>
    /// <summary>More lines than ever were understood at one time.</summary>
    private const int LookedBack = 20_000;

    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    /// <summary>A connection has its row of progress from its first run on.</summary>
    public async Task BeginAsync(int connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO delivery_progress (connection_id, settled_id, next_settled_id, failures) VALUES ({connectionId}, 0, 0, 0) ON CONFLICT (connection_id) DO NOTHING",
            cancellationToken);
    }

    /// <summary>Looks at the next piece of punches.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> AdvanceAsync(Connection connection, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var progress = await context.Set<DeliveryProgress>().SingleAsync(p => p.ConnectionId == connection.Id, cancellationToken);
        if (progress.ProjectedId is null)
        {
            progress.ProjectedId = progress.SettledId = progress.NextSettledId = await FirstAsync(context, connection.SendFrom, cancellationToken) - 1;
        }

        await SettleAsync(context, connection, progress, cancellationToken);
        var from = progress.ProjectedId.Value;
        var next = await context.Punches.Where(p => p.Id > from).OrderBy(p => p.Id).Take(Piece).Select(p => p.Id).ToListAsync(cancellationToken);
        if (next.Count > 0)
        {
            await InsertAsync(context, connection, from, next[^1], cancellationToken);
            progress.ProjectedId = next[^1];
        }

        await context.SaveChangesAsync(cancellationToken);
        return next.Count == Piece;
    }

    /// <summary>Deliveries whose punch has got its owner, or counts again, wait no longer.</summary>
    public async Task ReleaseAsync(Connection connection, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var counting = context.Punches.ThatCount();
        await context.Set<Delivery>()
            .Where(d => d.ConnectionId == connection.Id && d.State == DeliveryState.Pending && d.NextAttemptAt == null
                && counting.Any(p => p.Id == d.PunchId && (connection.SendUnknown || p.EmployeeId != null)))
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.NextAttemptAt, now), cancellationToken);
    }

    /// <summary>
    /// The first punch received since then: ids grow as punches come in, so that halving finds it without an index. Lines that were understood
    /// only later stand among newer punches; halving that met one of them ended too far on, and goes back.
    /// </summary>
    private static async Task<long> FirstAsync(AttendanceContext context, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var low = await context.Punches.MinAsync(p => (long?)p.Id, cancellationToken) ?? 1;
        var high = (await context.Punches.MaxAsync(p => (long?)p.Id, cancellationToken) ?? 0) + 1;
        while (since is { } start && low < high)
        {
            var middle = low + ((high - low) / 2);
            var there = await context.Punches.Where(p => p.Id >= middle).OrderBy(p => p.Id).Select(p => new { p.Id, p.ReceivedAt }).FirstAsync(cancellationToken);
            (low, high) = there.ReceivedAt < start ? (there.Id + 1, high) : (low, middle);
        }

        while (since is { } start
            && await context.Punches.Where(p => p.Id >= low - LookedBack && p.Id < low && p.ReceivedAt >= start).MinAsync(p => (long?)p.Id, cancellationToken) is { } earlier)
        {
            low = earlier;
        }

        return low;
    }

    private async Task SettleAsync(AttendanceContext context, Connection connection, DeliveryProgress progress, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (progress.SettledAt > now - Settling)
        {
            return;
        }

        await InsertAsync(context, connection, progress.SettledId, progress.ProjectedId!.Value, cancellationToken);
        (progress.SettledId, progress.NextSettledId, progress.SettledAt) = (progress.NextSettledId, progress.ProjectedId.Value, now);
    }

    private async Task InsertAsync(AttendanceContext context, Connection connection, long after, long upTo, CancellationToken cancellationToken)
    {
        var served = context.Punches.Where(p => p.Id > after && p.Id <= upTo && !context.Set<Delivery>().Any(d => d.ConnectionId == connection.Id && d.PunchId == p.Id));
        if (connection.Terminals.Count > 0)
        {
            var terminals = await ServedAsync(context, connection, cancellationToken);
            served = served.Where(p => terminals.Contains(p.TerminalId));
        }

        var now = time.GetUtcNow();
        var ready = await served.ThatCount().Where(p => connection.SendUnknown || p.EmployeeId != null).Select(p => p.Id).ToHashSetAsync(cancellationToken);
        var due = await served.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellationToken);
        context.AddRange(due.Select(id => new Delivery { ConnectionId = connection.Id, PunchId = id, NextAttemptAt = ready.Contains(id) ? now : null }));
    }

    private static async Task<List<int>> ServedAsync(AttendanceContext context, Connection connection, CancellationToken cancellationToken)
    {
        var served = connection.Terminals.Where(t => t is { Active: true, SyncAttendance: true }).ToList();
        var groups = served.Select(t => t.GroupId).OfType<int>().ToList();
        var ofGroups = await context.Set<GroupTerminal>().Where(t => groups.Contains(t.GroupId)).Select(t => t.TerminalId).ToListAsync(cancellationToken);
        return [.. served.Select(t => t.TerminalId).OfType<int>().Union(ofGroups)];
    }
}
