using System.Globalization;
using AttendanceAdmin.Shell;

namespace AttendanceAdmin.Tests.Shell;

public sealed class PulseTests
{
    [Fact]
    public async Task The_pulse_beats_in_the_language_of_each_listener()
    {
        var clock = new TickingClock();
        using var pulse = new Pulse(clock);
        var heard = new TaskCompletionSource<string>();
        In("ar", () => pulse.Subscribe(() => heard.SetResult(CultureInfo.CurrentUICulture.Name)));

        In("fr", clock.Tick);

        Assert.Equal("ar", await heard.Task);
    }

    private static void In(string culture, Action action)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        action();
        CultureInfo.CurrentUICulture = before;
    }

    /// <summary>Ticks when told, on the thread that tells.</summary>
    private sealed class TickingClock : TimeProvider
    {
        private Action tick = () => { };

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            tick = () => callback(state);
            return new Silent();
        }

        public void Tick() => tick();

        private sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
