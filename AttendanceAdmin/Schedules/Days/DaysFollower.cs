namespace AttendanceAdmin.Schedules.Days;

/// <summary>How many people's days are being computed again; pages show it while there are any.</summary>
internal sealed class DaysUnderWay
{
    private volatile int people;

    public event Action? Changed;

    public int People => people;

    public void Note(int remaining)
    {
        if (Interlocked.Exchange(ref people, remaining) != remaining)
        {
            Changed?.Invoke();
        }
    }
}

/// <summary>Keeps the working days up with what happens, a second behind it at most while there is little. All there is to do is a query.</summary>
internal sealed partial class DaysFollower(
    FollowChanges changes, FollowPunches punches, FollowTime clock, FollowStaleDays stale, DaysUnderWay underWay, TimeProvider time, ILogger<DaysFollower> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WaitAfterFault = TimeSpan.FromSeconds(30);

    /// <returns>Whether there was anything to do; there may be more.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await changes.RunAsync(cancellationToken);
        var worked = await punches.RunAsync(cancellationToken);
        worked |= await clock.RunAsync(cancellationToken);
        worked |= await stale.RunAsync(cancellationToken);
        underWay.Note(worked ? await stale.CountAsync(cancellationToken) : 0);
        return worked;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(await NextAsync(stoppingToken), time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left over is found after the next start.
        }
    }

    private async Task<TimeSpan> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(cancellationToken) ? TimeSpan.Zero : Interval;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.Failed(logger, fault);
            return WaitAfterFault;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Working days could not be computed; trying again in half a minute")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
