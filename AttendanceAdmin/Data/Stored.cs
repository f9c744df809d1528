namespace AttendanceAdmin.Data;

/// <summary>How times stand in columns; what the model's converters do, for the writers that go past EF.</summary>
internal static class Stored
{
    /// <summary>The day number of 1970-01-01.</summary>
    private const int EpochDay = 719_162;

    /// <summary>Wall time as seconds since 1970-01-01 00:00 of that clock.</summary>
    public static long Seconds(DateTime local) => (local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;

    public static DateTime WallTime(long seconds) => new(seconds * TimeSpan.TicksPerSecond + DateTime.UnixEpoch.Ticks, DateTimeKind.Unspecified);

    public static long Milliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    /// <summary>Days since 1970-01-01.</summary>
    public static int DayNumber(DateOnly day) => day.DayNumber - EpochDay;

    public static DateOnly Day(int number) => DateOnly.FromDayNumber(number + EpochDay);
}
