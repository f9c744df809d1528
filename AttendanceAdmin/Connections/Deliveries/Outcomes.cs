using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>What is said of a failure.</summary>
/// <param name="ForSystem">The other system is in trouble; it is not these punches' fault.</param>
internal sealed record Failure(Trouble Trouble, int? Status, string? Error, bool ForSystem);

/// <summary>Writes down how tries of deliveries ended, each batch in one short transaction.</summary>
internal sealed class Outcomes(IDbContextFactory<AttendanceContext> contexts, Waits waits, DeliveryMetrics metrics, TimeProvider time)
{
    public async Task SentAsync(Connection connection, IReadOnlyList<DueDelivery> sent, int? status, CancellationToken cancellationToken)
    {
        if (sent.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var ids = sent.Select(d => d.Delivery.Id).ToList();
        int?[] terminals = [.. sent.Select(d => (int?)d.Punch.Punch.TerminalId).Distinct()];
        await WriteAsync(connection, sent.Count, failed: 0, async context =>
        {
            await context.Set<Delivery>().Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(
                s => s.SetProperty(d => d.State, DeliveryState.Sent).SetProperty(d => d.SentAt, now).SetProperty(d => d.Attempts, d => d.Attempts + 1)
                    .SetProperty(d => d.LastStatus, status).SetProperty(d => d.NextAttemptAt, (DateTimeOffset?)null)
                    .SetProperty(d => d.LastTrouble, (Trouble?)null).SetProperty(d => d.LastError, (string?)null).SetProperty(d => d.ForSystem, false),
                cancellationToken);
            await context.Set<Connection>().Where(c => c.Id == connection.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.LastPunchSync, now), cancellationToken);
            await NoteTerminalsAsync(context, connection, terminals, now, cancellationToken);
        }, cancellationToken);
        metrics.Sent(connection, sent.Count);
    }

    /// <summary>One try more for each; who has no more is dead. What somebody gave up meanwhile stays so.</summary>
    public async Task FailedAsync(Connection connection, IEnumerable<(DueDelivery Delivery, Failure Failure)> failed, CancellationToken cancellationToken)
    {
        var groups = failed.GroupBy(f => (Attempts: Counting(f.Delivery.Delivery, f.Failure), f.Failure), f => f.Delivery.Delivery.Id).Select(g => (g.Key.Attempts, g.Key.Failure, Ids: g.ToList())).ToList();
        await WriteAsync(connection, sent: 0, groups.Sum(g => g.Ids.Count), async context =>
        {
            foreach (var (attempts, failure, ids) in groups)
            {
                await FailAsync(context, connection, attempts + 1, failure, ids, cancellationToken);
            }
        }, cancellationToken);
        groups.ForEach(g => metrics.Failed(connection, g.Ids.Count, g.Failure.Trouble));
    }

    /// <summary>Tries that failed for the system's trouble do not count against a record that turns out to be bad.</summary>
    private static int Counting(Delivery delivery, Failure failure) => delivery.ForSystem && !failure.ForSystem ? 0 : delivery.Attempts;

    /// <summary>The receiver asked for patience: that was no try.</summary>
    public async Task PostponedAsync(IReadOnlyList<DueDelivery> deliveries, Failure failure, TimeSpan wait, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (ids, next) = (deliveries.Select(d => d.Delivery.Id).ToList(), time.GetUtcNow() + wait);
        await context.Set<Delivery>().Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(
            s => s.SetProperty(d => d.NextAttemptAt, next).SetProperty(d => d.LastTrouble, failure.Trouble).SetProperty(d => d.LastStatus, failure.Status)
                .SetProperty(d => d.LastError, failure.Error), cancellationToken);
    }

    private async Task FailAsync(
        AttendanceContext context, Connection connection, int attempts, Failure failure, List<long> ids, CancellationToken cancellationToken)
    {
        var wait = waits.After(connection, attempts);
        var state = wait is null ? DeliveryState.Dead : DeliveryState.Failed;
        DateTimeOffset? next = wait is not null || failure.ForSystem ? time.GetUtcNow() + (wait ?? Waits.OfDead) : null;
        var error = failure.Error?.Length > Delivery.MaxErrorLength ? failure.Error[..Delivery.MaxErrorLength] : failure.Error;
        await context.Set<Delivery>().Where(d => ids.Contains(d.Id) && d.State != DeliveryState.GivenUp).ExecuteUpdateAsync(
            s => s.SetProperty(d => d.State, state).SetProperty(d => d.Attempts, attempts).SetProperty(d => d.NextAttemptAt, next)
                .SetProperty(d => d.LastTrouble, failure.Trouble).SetProperty(d => d.LastStatus, failure.Status).SetProperty(d => d.LastError, error)
                .SetProperty(d => d.ForSystem, failure.ForSystem),
            cancellationToken);
    }

    /// <summary>A group's line is noted with any punch: which of its terminals it came from is not kept.</summary>
    private static async Task NoteTerminalsAsync(
        AttendanceContext context, Connection connection, int?[] terminals, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (connection.Terminals.Count > 0)
        {
            await context.Set<ConnectionTerminal>()
                .Where(t => t.ConnectionId == connection.Id && t.Active && t.SyncAttendance && (t.GroupId != null || terminals.Contains(t.TerminalId)))
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.LastAttendanceSync, now), cancellationToken);
        }
    }

    private async Task WriteAsync(Connection connection, int sent, int failed, Func<AttendanceContext, Task> write, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var hour = DeliveryTally.HourOf(time.GetUtcNow());
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO delivery_tallies (connection_id, hour, sent, failed) VALUES ({connection.Id}, {hour}, {sent}, {failed})
            ON CONFLICT (connection_id, hour) DO UPDATE SET sent = delivery_tallies.sent + excluded.sent, failed = delivery_tallies.failed + excluded.failed
            """, cancellationToken);
        await write(context);
        await transaction.CommitAsync(cancellationToken);
    }
}
