using AttendanceAdmin.LiveBoard;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.LiveBoard;

public sealed class ThrottleTests
{
    [Fact]
    public async Task The_first_signal_passes_at_once_and_a_burst_becomes_one()
    {
        using var passed = new SemaphoreSlim(0);
        var time = new TickingTime();
        using var throttle = new Throttle(time, TimeSpan.FromMilliseconds(100), TimeSpan.Zero, () => passed.Release());

        throttle.Signal();
        Assert.True(await passed.WaitAsync(Patience.Limit));
        throttle.Signal();
        throttle.Signal();
        Assert.Equal(0, passed.CurrentCount);

        time.Tick();
        Assert.Equal(1, passed.CurrentCount);
        time.Tick();
        Assert.Equal(1, passed.CurrentCount);

        await passed.WaitAsync();
        throttle.Signal();
        Assert.True(await passed.WaitAsync(Patience.Limit));
    }
}
