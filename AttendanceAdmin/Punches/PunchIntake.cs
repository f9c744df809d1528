using System.Threading.Channels;

namespace AttendanceAdmin.Punches;

/// <summary>
/// The one door in, for every wire: <see cref="RecordAsync"/> returns when the punches are durable, whoever else sends at the same time.
/// Requests hand over rows and wait; one writer takes what is there, without waiting for more, into one transaction (group commit),
/// so that a busy morning costs a few fsyncs a second and not one a punch.
/// </summary>
internal sealed class PunchIntake(PunchRows rows, IntakeCommit commit, PunchMetrics metrics, PunchNews news) : BackgroundService
{
    /// <summary>The most rows a batch may have: larger uploads come in pieces, so that single punches get in between.</summary>
    public const int MaxBatchRows = 512;

    /// <summary>Batches up to this size go before larger ones.</summary>
    private const int SmallBatchRows = 32;

    private const int MaxTransactionRows = 1024;

    /// <summary>Past this the sender is asked to come again, rather than memory filled.</summary>
    private const int MaxWaitingRows = 200_000;

    private readonly Channel<Waiting> arriving = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Queue<Waiting> small = new();
    private readonly Queue<Waiting> large = new();
    private int waitingRows;

    /// <summary>Stores a batch. Idempotent: a punch that is known is counted as such and changes nothing.</summary>
    /// <param name="batch">At most <see cref="MaxBatchRows"/> rows.</param>
    public Task<IntakeOutcome> RecordAsync(IntakeBatch batch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch.Rows, MaxBatchRows, nameof(batch));
        if (batch.Rows == 0)
        {
            return Task.FromResult<IntakeOutcome>(new IntakeOutcome.Stored(0, 0));
        }

        if (Volatile.Read(ref waitingRows) > MaxWaitingRows)
        {
            return Refused("too many rows are waiting to be written");
        }

        var waiting = new Waiting(batch, rows.Make(batch));
        Interlocked.Add(ref waitingRows, batch.Rows);
        if (!arriving.Writer.TryWrite(waiting))
        {
            return Refused("the server is shutting down");
        }

        return waiting.Outcome.Task;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        arriving.Writer.TryComplete();
        // What was handed over before the door closed is still written.
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var group = new List<Waiting>();
        while (small.Count + large.Count > 0 || await arriving.Reader.WaitToReadAsync(CancellationToken.None))
        {
            TakeGroup(group);
            await WriteAsync(group);
            group.Clear();
        }
    }

    private static Task<IntakeOutcome> Refused(string reason) => Task.FromResult<IntakeOutcome>(new IntakeOutcome.Unavailable(reason));

    private void TakeGroup(List<Waiting> group)
    {
        while (arriving.Reader.TryRead(out var waiting))
        {
            (waiting.Rows.Rows <= SmallBatchRows ? small : large).Enqueue(waiting);
        }

        var taken = 0;
        while (taken < MaxTransactionRows && small.TryDequeue(out var waiting))
        {
            taken += waiting.Rows.Rows;
            group.Add(waiting);
        }

        // A large piece always gets its turn, also on a morning full of single punches.
        do
        {
            if (!large.TryDequeue(out var waiting))
            {
                break;
            }

            taken += waiting.Rows.Rows;
            group.Add(waiting);
        }
        while (taken + MaxBatchRows <= MaxTransactionRows);
    }

    private async Task WriteAsync(List<Waiting> group)
    {
        var fault = await commit.TryAsync([.. group.Select(w => w.Rows)]);
        if (fault is not (null or StorageUnavailableException) && group.Count > 1)
        {
            // One bad batch must not refuse the others.
            foreach (var waiting in group)
            {
                Finish([waiting], await commit.TryAsync([waiting.Rows]));
            }
        }
        else
        {
            Finish(group, fault);
        }
    }

    private void Finish(List<Waiting> group, Exception? fault)
    {
        Interlocked.Add(ref waitingRows, -group.Sum(w => w.Rows.Rows));
        if (fault is not null)
        {
            metrics.Refused(group.Sum(w => w.Rows.Rows));
            group.ForEach(w => w.Outcome.SetResult(new IntakeOutcome.Unavailable(fault.Message)));
            return;
        }

        var outcomes = group.ConvertAll(w => w.Stored());
        metrics.Stored(outcomes.Sum(o => o.Added), outcomes.Sum(o => o.Known), group.Sum(w => w.Rows.Quarantined.Count));
        for (var i = 0; i < group.Count; i++)
        {
            group[i].Outcome.SetResult(outcomes[i]);
        }

        news.Tell(group.Select(w => (w.Batch.Terminal, w.Rows)));
    }

    private sealed record Waiting(IntakeBatch Batch, RowBatch Rows)
    {
        public TaskCompletionSource<IntakeOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IntakeOutcome.Stored Stored()
        {
            var added = Rows.Punches.Count(p => p.Id != 0);
            return new IntakeOutcome.Stored(added, Rows.Punches.Count - added);
        }
    }
}
