using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches;

/// <summary>A punch that has just become durable, with what one shows of it.</summary>
internal sealed record PunchRecorded(Punch Punch, KnownTerminal? Terminal, KnownEmployee? Employee);

/// <summary>The one voice out: everybody who wants to hear of new punches listens here. Subscribers return at once; slow work is theirs to queue.</summary>
internal sealed partial class PunchFeed(ILogger<PunchFeed> logger)
{
    private volatile Subscription[] subscriptions = [];

    /// <summary>Raised after stored punches changed (ignored, restored, given an owner); what was shown of them should be read again.</summary>
    public event Action? Corrected;

    public void PublishCorrection() => Corrected?.Invoke();

    public IDisposable Subscribe(Action<IReadOnlyList<PunchRecorded>> listener)
    {
        var subscription = new Subscription(this, listener);
        Exchange(all => [.. all, subscription]);
        return subscription;
    }

    public void Publish(IReadOnlyList<PunchRecorded> punches)
    {
        foreach (var subscription in subscriptions)
        {
            try
            {
                subscription.Listener(punches);
            }
            catch (Exception fault)
            {
                // One page's fault must not silence the others, nor reach the intake.
                Log.ListenerFailed(logger, fault);
            }
        }
    }

    private void Exchange(Func<Subscription[], Subscription[]> change)
    {
        Subscription[] before;
        do
        {
            before = subscriptions;
        }
#pragma warning disable CS0420 // Interlocked is as strong as volatile.
        while (Interlocked.CompareExchange(ref subscriptions, change(before), before) != before);
#pragma warning restore CS0420
    }

    private sealed class Subscription(PunchFeed feed, Action<IReadOnlyList<PunchRecorded>> listener) : IDisposable
    {
        public Action<IReadOnlyList<PunchRecorded>> Listener => listener;

        public void Dispose() => feed.Exchange(all => [.. all.Where(s => s != this)]);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A listener of the punch feed failed")]
        public static partial void ListenerFailed(ILogger logger, Exception fault);
    }
}
