using AttendanceAdmin.Data;
using AttendanceAdmin.Site;

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

/// <summary>One round over everything that may touch working days. All there is to do is a query; while there is nothing, it is one.</summary>
internal sealed class FollowDays(GlanceAtDays glances, FollowChanges changes, FollowPunches punches, FollowTime clock, FollowStaleDays stale)
{
    /// <returns>How many people's days are still to be computed; null if there was nothing to do.</returns>
    public async Task<int?> RunAsync(CancellationToken cancellationToken)
    {
        var glance = await glances.RunAsync(cancellationToken);
        var changed = glance is null || changes.IsNeeded(glance);
        if (changed)
        {
            await changes.RunAsync(cancellationToken);
        }

        var worked = (glance is null || punches.IsNeeded(glance)) && await punches.RunAsync(cancellationToken);
        worked |= (glance is not { AnyDue: false } || clock.IsHeardAgain()) && await clock.RunAsync(cancellationToken);
        worked |= (changed || glance is not { AnyStale: false }) && await stale.RunAsync(cancellationToken);
        return worked ? await stale.CountAsync(cancellationToken) : null;
    }
}

/// <summary>Keeps the working days up with what happens, a second behind it at most while there is little.</summary>
internal sealed class DaysFollower(FollowDays follow, DaysUnderWay underWay, TimeProvider time, Rounds<DaysFollower> rounds) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WaitAfterFault = TimeSpan.FromSeconds(30);

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
        int? remaining = null;
        var followed = await rounds.TryAsync(async () => remaining = await Deadlock.AgainAsync(() => follow.RunAsync(cancellationToken)), cancellationToken);
        if (!followed)
        {
            return WaitAfterFault;
        }

        underWay.Note(remaining ?? 0);
        return remaining is null ? Interval : TimeSpan.Zero;
    }
}
