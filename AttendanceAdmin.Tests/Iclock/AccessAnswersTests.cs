using System.Globalization;
using AttendanceAdmin.Iclock.Access;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tests.Iclock;

public sealed class AccessAnswersTests
{
    [Theory]
    [InlineData("2026-01-15T12:00:00Z", "+0100")]
    [InlineData("2026-07-15T12:00:00Z", "+0200")]
    public void Zone_is_that_of_the_day_in_every_answer(string now, string zone)
    {
        var terminal = new KnownTerminal(
            1, "S", TerminalProtocol.Iclock, TerminalState.Approved, "S", null, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), null, null, TimeSpan.Zero, "acc", null);
        var at = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

        Assert.EndsWith($"TimeZone={zone}", AccessAnswers.Registered(terminal, "code", "session", at), StringComparison.Ordinal);
        Assert.EndsWith($"ServerTZ={zone}", AccessAnswers.Time(terminal, at), StringComparison.Ordinal);
    }
}
