namespace AttendanceAdmin.Shell;

/// <summary>A terminal that has not been heard for longer than it should be; <paramref name="LastSeen"/> is null if it never was.</summary>
internal sealed record SilentTerminal(int Id, string Name, DateTimeOffset? LastSeen);

/// <summary>What the frame and the dashboard count.</summary>
internal sealed record AttentionCounts(
    int Approved, int Online, int Pending, IReadOnlyList<SilentTerminal> Silent, int ResendLoops, int Quarantined, int PunchesToday, int UnknownToday, DateTimeOffset? LastPunch)
{
    public static readonly AttentionCounts None = new(0, 0, 0, [], 0, 0, 0, 0, null);
}

/// <summary>What needs attention, counted at most once in a few seconds however many pages stand open.</summary>
internal sealed class Attention(CountAttention count, TimeProvider time) : IDisposable
{
    /// <summary>Beyond it the exact number tells nobody more.</summary>
    public const int Most = 999;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim reading = new(1, 1);
    private (long At, AttentionCounts Counts)? last;

    public async Task<AttentionCounts> ReadAsync(CancellationToken cancellationToken = default)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || time.GetElapsedTime(known.At) > Fresh)
            {
                last = known = (time.GetTimestamp(), await count.RunAsync(cancellationToken));
            }

            return known.Counts;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();
}
