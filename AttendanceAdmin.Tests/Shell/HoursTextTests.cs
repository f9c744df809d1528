using System.Globalization;
using AttendanceAdmin.Shell;

namespace AttendanceAdmin.Tests.Shell;

public sealed class HoursTextTests
{
    [Theory]
    [InlineData("fr", 465, "7\u00a0h\u00a045")]
    [InlineData("fr", -12, "−0\u00a0h\u00a012")]
    [InlineData("ar", 465, "\u20667\u00a0h\u00a045\u2069")]
    public void Hours_keep_their_order_among_letters_of_either_direction(string culture, int minutes, string text)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(text, HoursText.Of(minutes));
    }
}
