using System.Globalization;

namespace AttendanceAdmin.Tm20.Messages;

/// <summary>A wall time as these terminals write it, without a zone: <c>2016-03-25 13:49:30</c>.</summary>
internal static class DeviceTime
{
    private const string Written = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The documents leave zeros out here and there; newer firmware knows ISO 8601.</summary>
    private static readonly string[] Accepted =
        [Written, "yyyy-M-d H:m:s", "yyyy-M-d H:m", "yyyy/M/d H:m:s", "yyyy-M-d'T'H:m:s", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d'T'H:m:s.FFFFFFF"];

    public static string Write(DateTime local) => local.ToString(Written, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out DateTime local)
    {
        var valid = DateTime.TryParseExact(text, Accepted, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out local) && local.Year is >= 1970 and <= 2199;
        local = valid ? local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond)) : default;
        return valid;
    }
}
