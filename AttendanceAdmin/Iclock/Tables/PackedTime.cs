namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// The family's time in one integer: ((year-2000)*372 + (month-1)*31 + (day-1))*86400 + seconds of the day. Every month has 31 days in it,
/// so some numbers are no date.
/// </summary>
internal static class PackedTime
{
    private const int DaySeconds = 86_400;

    public static long Encode(DateTime local) =>
        ((local.Year - 2000) * 372L + (local.Month - 1) * 31 + (local.Day - 1)) * DaySeconds + (int)local.TimeOfDay.TotalSeconds;

    public static bool TryDecode(long packed, out DateTime local)
    {
        local = default;
        if (packed is < 0 or > uint.MaxValue)
        {
            return false;
        }

        var days = packed / DaySeconds;
        var (year, month, day) = ((int)(days / 372) + 2000, (int)(days / 31 % 12) + 1, (int)(days % 31) + 1);
        if (day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(packed % DaySeconds);
        return true;
    }
}
