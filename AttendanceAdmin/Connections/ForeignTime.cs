using System.Globalization;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Connections;

/// <summary>
/// A time as other systems write it: <c>2026-01-05 08:00:00</c>, <c>2026-01-05T08:00:00.123456</c>, <c>05/01/2026 08:00</c>, or an instant with its
/// offset, which is then meant on the wall clock of a zone. Those systems know no zones of their own.
/// </summary>
internal static class ForeignTime
{
    private static readonly string[] WallTimes =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm",
        "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy'T'HH:mm:ss",
    ];

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <param name="local">Of unspecified kind.</param>
    public static bool TryParse(string? text, TimeZoneInfo zone, out DateTime local)
    {
        text = text?.Trim();
        if (DateTime.TryParseExact(text, WallTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
        {
            return true;
        }

        if (DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            local = WallClock.FromInstant(instant, zone);
            return true;
        }

        return false;
    }
}
