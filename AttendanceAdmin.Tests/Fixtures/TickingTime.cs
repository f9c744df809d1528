namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>Its one timer goes off when the test says so, on the thread that says it.</summary>
internal sealed class TickingTime : TimeProvider
{
    private Action tick = () => { };

    public void Tick() => tick();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        tick = () => callback(state);
        return new Silent();
    }

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
