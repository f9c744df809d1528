using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>
/// Sends some deliveries in requests as large as the system takes. A request that fails is halved until the bad record is alone: the others arrive, and it
/// fails by itself. What fails alone is its own fault as soon as anything else got through; if nothing does, the system is in trouble.
/// </summary>
internal sealed class BatchSender(ForeignSystems systems, Outcomes outcomes, SystemState state, DeliveryMetrics metrics)
{
    /// <summary>So many refusals without one success, and the system is left in peace for a while.</summary>
    private const int ManyRefused = 8;

    /// <summary>Tries of a whole batch before it is halved although it may have been taken.</summary>
    private const int TriesBeforeHalving = 2;

    /// <summary>The most punches of one request.</summary>
    public int Unit(Connection connection) => Math.Min(connection.BatchSize, systems.Of(connection.Kind).MostPunches);

    /// <param name="failures">How often the system failed lately.</param>
    /// <returns>Whether the system is well enough for the next.</returns>
    public async Task<bool> SendAsync(Connection connection, IReadOnlyList<DueDelivery> deliveries, int failures, CancellationToken stopping)
    {
        var work = new BatchWork(deliveries, Unit(connection));
        while (!stopping.IsCancellationRequested && work.Next() is { } piece)
        {
            // What is on its way when the server ends is waited for: only then is known whether it was taken.
            var answer = await systems.Of(connection.Kind).SendAsync(connection, [.. piece.Select(d => d.Punch)], CancellationToken.None);
            metrics.Asked(connection, answer.Exchange.Took);
            switch (answer)
            {
                case Answer.Not not when await IsOverAsync(connection, work, piece, not):
                    return false;
                case Answer.Not:
                    break;
                default:
                    await NoteAsync(connection, piece, answer);
                    failures = await RecoverAsync(connection, work, failures);
                    break;
            }
        }

        return await EndAsync(connection, work);
    }

    private async Task NoteAsync(Connection connection, IReadOnlyList<DueDelivery> piece, Answer answer)
    {
        var rejected = (answer as Answer.Partly)?.Rejected ?? new Dictionary<long, string>();
        var status = answer.Exchange.Status;
        await outcomes.SentAsync(connection, [.. piece.Where(d => !rejected.ContainsKey(d.Punch.LogId))], status, CancellationToken.None);
        if (rejected.Count > 0)
        {
            var failed = piece.Where(d => rejected.ContainsKey(d.Punch.LogId))
                .Select(d => (d, new Failure(Trouble.FailureInside, status, rejected[d.Punch.LogId], ForSystem: false)));
            await outcomes.FailedAsync(connection, failed, CancellationToken.None);
        }
    }

    private async Task<int> RecoverAsync(Connection connection, BatchWork work, int failures)
    {
        work.Succeeded();
        if (failures > 0)
        {
            await state.RecoveredAsync(connection.Id, CancellationToken.None);
        }

        return 0;
    }

    /// <returns>Whether the rest need not be tried now.</returns>
    private async Task<bool> IsOverAsync(Connection connection, BatchWork work, IReadOnlyList<DueDelivery> piece, Answer.Not not)
    {
        var failure = new Failure(not.Trouble, not.Exchange.Status, not.Reason, ForSystem: true);
        if (not.Trouble == Trouble.Busy)
        {
            await state.FailedAsync(connection.Id, not.Exchange.RetryAfter, CancellationToken.None);
            await outcomes.PostponedAsync(piece, failure, not.Exchange.RetryAfter ?? TimeSpan.FromMinutes(1), CancellationToken.None);
            return true;
        }

        var halves = !Blame.IsOfSystem(not.Trouble)
            && (!Blame.MayBeTaken(not.Trouble) || work.AnySucceeded || piece.All(d => d.Delivery.Attempts >= TriesBeforeHalving));
        if (halves && work.Failed(piece, failure))
        {
            return false;
        }

        var untold = work.IsSuspect(piece) ? [] : piece.Select(d => (d, failure));
        await outcomes.FailedAsync(connection, Judged(work).Concat(untold), CancellationToken.None);
        await state.FailedAsync(connection.Id, retryAfter: null, CancellationToken.None);
        return true;
    }

    private async Task<bool> EndAsync(Connection connection, BatchWork work)
    {
        if (work.Suspects.Count == 0)
        {
            return true;
        }

        var judged = Judged(work);
        await outcomes.FailedAsync(connection, judged, CancellationToken.None);
        var inTrouble = !work.AnySucceeded && (judged.Count >= ManyRefused || judged.Exists(j => j.Failure.ForSystem));
        if (inTrouble)
        {
            await state.FailedAsync(connection.Id, retryAfter: null, CancellationToken.None);
        }

        return !inTrouble;
    }

    /// <summary>Something else got through, or it said itself that it does not want this one: then it is not the system's trouble.</summary>
    private static List<(DueDelivery Delivery, Failure Failure)> Judged(BatchWork work) =>
        [.. work.Suspects.Select(s => (s.Delivery, s.Failure with { ForSystem = !work.AnySucceeded && !Blame.IsOfRecord(s.Failure.Trouble) }))];
}
