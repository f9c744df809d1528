using AttendanceAdmin.Site;

namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>A wall clock in whole minutes. A local time that exists twice is the first, one that does not exist moves forward by the gap.</summary>
internal sealed class LocalClock(TimeZoneInfo zone)
{
    public TimeZoneInfo Zone => zone;

    public static long Minute(DateTimeOffset instant) => (long)Math.Floor(instant.ToUnixTimeSeconds() / 60.0);

    public long Minute(DateTime local) => Minute(WallClock.ToInstant(local, zone));

    public long Minute(DateOnly date, TimeOnly time) => Minute(date.ToDateTime(time));

    public DateTime Local(long minute) => WallClock.FromInstant(DateTimeOffset.FromUnixTimeSeconds(minute * 60), zone);

    /// <summary>08:02, or 08:02 (+1) where it is of the day after.</summary>
    public string Text(long minute, DateOnly date) => Text(Local(minute), date);

    public static string Text(DateTime local, DateOnly date)
    {
        var days = DateOnly.FromDateTime(local).DayNumber - date.DayNumber;
        return local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            + (days == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" ({days:+0;-0})"));
    }
}
