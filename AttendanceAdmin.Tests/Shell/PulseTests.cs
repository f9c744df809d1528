using System.Globalization;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Shell;

public sealed class PulseTests
{
    [Fact]
    public async Task The_pulse_beats_in_the_language_of_each_listener()
    {
        var clock = new TickingTime();
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
}
