using System.Globalization;

namespace AttendanceAdmin.Shell;

/// <summary>Minutes as hours: <c>7 h 45</c>, <c>−0 h 12</c>.</summary>
internal static class HoursText
{
    /// <summary><c>7:45</c>, where there is no room for more.</summary>
    public static string Short(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}");

    public static string Of(int minutes)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{(minutes < 0 ? "−" : "")}{Math.Abs(minutes) / 60}\u00a0h\u00a0{Math.Abs(minutes) % 60:00}");

        // Among words from right to left its parts would change places: it is kept together by isolates.
        return CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? $"\u2066{text}\u2069" : text;
    }
}
