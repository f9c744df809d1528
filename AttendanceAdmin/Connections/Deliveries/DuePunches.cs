using AttendanceAdmin.Connections.Kinds;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>A delivery that is due, and its punch.</summary>
internal sealed record DueDelivery(Delivery Delivery, OutgoingPunch Punch);

/// <summary>Reads what is due for a connection, in the order of the punches.</summary>
internal sealed class DuePunches(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory terminals, EmployeeDirectory employees, TimeProvider time)
{
    /// <summary>What no longer counts is put aside until it counts again.</summary>
    public async Task<IReadOnlyList<DueDelivery>> TakeAsync(Connection connection, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = await context.Set<Delivery>().AsNoTracking()
            .Where(d => d.ConnectionId == connection.Id && d.State != DeliveryState.Sent && d.NextAttemptAt <= now)
            .Where(d => d.State == DeliveryState.Pending || d.State == DeliveryState.Failed || (d.State == DeliveryState.Dead && d.ForSystem))
            .OrderBy(d => d.PunchId).Take(most).ToListAsync(cancellationToken);
        var ids = due.ConvertAll(d => d.PunchId);
        var punches = await context.Punches.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var aside = due.Where(d => punches.GetValueOrDefault(d.PunchId)?.Counts() != true).Select(d => d.Id).ToList();
        if (aside.Count > 0)
        {
            await context.Set<Delivery>().Where(d => aside.Contains(d.Id)).ExecuteUpdateAsync(
                s => s.SetProperty(d => d.NextAttemptAt, (DateTimeOffset?)null).SetProperty(d => d.State, DeliveryState.Pending), cancellationToken);
        }

        return [.. due.Where(d => !aside.Contains(d.Id)).Select(d => new DueDelivery(d, Outgoing(punches[d.PunchId])))];
    }

    /// <summary>Deliveries with their punches, to be shown.</summary>
    public async Task<List<DeliveryRow>> WithPunchesAsync(IEnumerable<Delivery> deliveries, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = deliveries.ToList();
        var ids = all.ConvertAll(d => d.PunchId);
        var punches = await context.Punches.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        return all.ConvertAll(d => punches.TryGetValue(d.PunchId, out var punch)
            ? new DeliveryRow(d, punch.LocalTime, Outgoing(punch).Employee?.Name ?? punch.Pin)
            : new DeliveryRow(d, null, null));
    }

    public OutgoingPunch Outgoing(Punches.Punch punch) =>
        new(punch, terminals.Find(punch.TerminalId), punch.EmployeeId is { } id ? employees.Find(id) : null);

    /// <summary>When the next delivery of the connection is due; null if none is.</summary>
    public async Task<DateTimeOffset?> NextAsync(int connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Delivery>()
            .Where(d => d.ConnectionId == connectionId && d.State != DeliveryState.Sent && d.NextAttemptAt != null)
            .Where(d => d.State == DeliveryState.Pending || d.State == DeliveryState.Failed || (d.State == DeliveryState.Dead && d.ForSystem))
            .MinAsync(d => d.NextAttemptAt, cancellationToken);
    }
}
