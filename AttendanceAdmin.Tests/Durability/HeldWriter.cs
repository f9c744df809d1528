using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Durability;

/// <summary>A writer that stores nothing, lets one transaction through at a time when told to, and fails when a test wants it to.</summary>
internal sealed class HeldWriter : IPunchWriter
{
    private readonly SemaphoreSlim allowed = new(0);
    private readonly SemaphoreSlim asked = new(0);

    /// <summary>What each transaction held, in their order.</summary>
    public List<IReadOnlyList<RowBatch>> Transactions { get; } = [];

    public Func<RowBatch, bool> Fails { get; set; } = _ => false;

    /// <summary>The writer stands before a transaction that it has not been allowed yet.</summary>
    public async Task IsWaitingAsync() => Assert.True(await asked.WaitAsync(Patience.Limit));

    public void Allow(int transactions = 1) => allowed.Release(transactions);

    public async Task WriteAsync(IReadOnlyList<RowBatch> batches, CancellationToken cancellationToken)
    {
        asked.Release();
        await allowed.WaitAsync(cancellationToken);
        Transactions.Add(batches);
        if (batches.Any(Fails))
        {
            throw new IOException("disk full");
        }

        foreach (var (i, punch) in batches.SelectMany(b => b.Punches).Index())
        {
            punch.Id = i + 1;
        }
    }

    public ValueTask DisposeAsync()
    {
        allowed.Dispose();
        asked.Dispose();
        return ValueTask.CompletedTask;
    }
}
