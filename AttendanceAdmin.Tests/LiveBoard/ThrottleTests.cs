using AttendanceAdmin.LiveBoard;

namespace AttendanceAdmin.Tests.LiveBoard;

public sealed class ThrottleTests
{
    [Fact]
    public async Task The_first_signal_passes_at_once_and_a_burst_becomes_one()
    {
        using var passed = new SemaphoreSlim(0);
        var time = new HeldTimers();
        using var throttle = new Throttle(time, TimeSpan.FromMilliseconds(100), TimeSpan.Zero, () => passed.Release());

        throttle.Signal();
        Assert.True(await passed.WaitAsync(TimeSpan.FromSeconds(30)));
        throttle.Signal();
        throttle.Signal();
        Assert.Equal(0, passed.CurrentCount);

        time.Fire();
        Assert.Equal(1, passed.CurrentCount);
        time.Fire();
        Assert.Equal(1, passed.CurrentCount);

        await passed.WaitAsync();
        throttle.Signal();
        Assert.True(await passed.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    /// <summary>Timers go off when the test says so.</summary>
    private sealed class HeldTimers : TimeProvider
    {
        private Action fire = () => { };

        public void Fire() => fire();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            fire = () => callback(state);
            return new Held();
        }

        private sealed class Held : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
