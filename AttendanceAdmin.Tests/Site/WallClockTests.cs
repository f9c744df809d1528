using System.Globalization;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Tests.Site;

public sealed class WallClockTests
{
    [Theory]
    [InlineData("2026-07-14T08:00:00", "Africa/Algiers", "2026-07-14T07:00:00Z")]
    [InlineData("2026-01-14T08:00:00", "Europe/Paris", "2026-01-14T07:00:00Z")]
    [InlineData("2026-07-14T08:00:00", "Europe/Paris", "2026-07-14T06:00:00Z")]
    [InlineData("2026-03-01T08:00:00", "Asia/Kolkata", "2026-03-01T02:30:00Z")]
    public void A_plain_local_time_has_one_instant(string local, string zone, string instant) => AssertInstant(local, zone, instant);

    [Theory]
    [InlineData("2026-10-25T02:00:00", "2026-10-25T00:00:00Z")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T03:00:00", "2026-10-25T02:00:00Z")]
    public void A_time_that_exists_twice_is_the_first(string local, string instant) => AssertInstant(local, "Europe/Paris", instant);

    [Theory]
    [InlineData(2, "2026-10-25T00:30:00Z")]
    [InlineData(1, "2026-10-25T01:30:00Z")]
    [InlineData(8, "2026-10-25T00:30:00Z")]
    public void An_offset_stated_by_the_device_decides_between_the_two_and_nothing_else(int hours, string instant)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

        var actual = WallClock.ToInstant(new DateTime(2026, 10, 25, 2, 30, 0, DateTimeKind.Unspecified), zone, TimeSpan.FromHours(hours));

        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), actual);
    }

    [Theory]
    [InlineData("2026-03-29T02:00:00", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00")]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00Z", "2026-03-29T03:30:00")]
    [InlineData("2026-03-29T02:59:59", "2026-03-29T01:59:59Z", "2026-03-29T03:59:59")]
    public void A_time_that_does_not_exist_moves_forward_by_the_gap(string local, string instant, string shown)
    {
        AssertInstant(local, "Europe/Paris", instant);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        Assert.Equal(Local(shown), WallClock.FromInstant(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), zone));
    }

    [Fact]
    public void The_ends_of_time_do_not_throw()
    {
        var east = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Kiritimati");
        var west = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Honolulu");

        Assert.Equal(DateTime.MinValue.Ticks, WallClock.ToInstant(DateTime.MinValue, east).Ticks);
        Assert.Equal(DateTime.MaxValue.Ticks, WallClock.ToInstant(DateTime.MaxValue, west).Ticks);
    }

    private static void AssertInstant(string local, string zone, string instant) =>
        Assert.Equal(
            DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture),
            WallClock.ToInstant(Local(local), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    private static DateTime Local(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
