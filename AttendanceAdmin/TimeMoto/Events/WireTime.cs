using System.Globalization;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.TimeMoto.Events;

/// <summary>The cloud's times: wall times without offset, instants with <c>Z</c> and up to seven digits behind the second, unix seconds.</summary>
internal static class WireTime
{
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm"];

    /// <summary>Whole seconds. One with an offset, which no message is known to have, is taken to the zone.</summary>
    public static DateTime? Wall(string? text, TimeZoneInfo? zone)
    {
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new DateTime(local.Ticks - local.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
        }

        return Instant(text) is { } instant && zone is not null ? Wall(WallClock.FromInstant(instant, zone).ToString("s", CultureInfo.InvariantCulture), zone) : null;
    }

    public static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;

    public static DateTimeOffset? Unix(long? seconds) =>
        seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : null;
}
