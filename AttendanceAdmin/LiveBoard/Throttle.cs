namespace AttendanceAdmin.LiveBoard;

/// <summary>Lets the first signal through at once, and then at most one in each interval; the last signal is never lost.</summary>
internal sealed class Throttle : IDisposable
{
    private readonly TimeSpan interval;
    private readonly TimeSpan offset;
    private readonly Action action;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private bool waiting;
    private bool signalled;

    /// <param name="offset">By how much the second signal of a rush waits longer than an interval, and so all that follow come later.</param>
    /// <param name="action">Called on a pool thread, never on that of the signal.</param>
    public Throttle(TimeProvider time, TimeSpan interval, TimeSpan offset, Action action)
    {
        (this.interval, this.offset, this.action) = (interval, offset, action);
        timer = time.CreateTimer(_ => Elapsed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Signal()
    {
        lock (gate)
        {
            if (waiting)
            {
                signalled = true;
                return;
            }

            waiting = true;
            timer.Change(interval + offset, Timeout.InfiniteTimeSpan);
        }

        ThreadPool.UnsafeQueueUserWorkItem(static run => run(), action, preferLocal: false);
    }

    public void Dispose() => timer.Dispose();

    private void Elapsed()
    {
        lock (gate)
        {
            if (!signalled)
            {
                waiting = false;
                return;
            }

            signalled = false;
            timer.Change(interval, Timeout.InfiniteTimeSpan);
        }

        action();
    }
}
