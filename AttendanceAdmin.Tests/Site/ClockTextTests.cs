using AttendanceAdmin.Site;

namespace AttendanceAdmin.Tests.Site;

public sealed class ClockTextTests
{
    [Theory]
    [InlineData("0830", "08:30")]
    [InlineData("830", "08:30")]
    [InlineData("8h30", "08:30")]
    [InlineData(" 8H30 ", "08:30")]
    [InlineData("8:30", "08:30")]
    [InlineData("08:30:00", "08:30")]
    [InlineData("8h", "08:00")]
    [InlineData("8", "08:00")]
    [InlineData("17.45", "17:45")]
    [InlineData("24:00", "00:00")]
    [InlineData("2359", "23:59")]
    public void A_time_is_read_as_people_type_it(string typed, string read)
    {
        Assert.True(ClockText.TryParse(typed, out var time));
        Assert.Equal(read, ClockText.Format(time));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2400h")]
    [InlineData("24:01")]
    [InlineData("25")]
    [InlineData("8h61")]
    [InlineData("-8:00")]
    [InlineData("08:30:30")]
    [InlineData("huit heures")]
    [InlineData("٠٨:٣٠ :")]
    public void What_is_no_time_is_not_read(string? typed) => Assert.False(ClockText.TryParse(typed, out _));
}
