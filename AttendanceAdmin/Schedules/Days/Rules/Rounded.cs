namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>Rounds ins and outs to multiples of minutes of the hour.</summary>
internal static class Rounded
{
    public static long Minute(long minute, bool isIn, Rounding rounding, LocalClock clock)
    {
        if (rounding.Mode == RoundingMode.None || rounding.Minutes <= 1)
        {
            return minute;
        }

        var past = clock.Local(minute).Minute % rounding.Minutes;
        var up = rounding.Mode switch
        {
            RoundingMode.Nearest => 2 * past >= rounding.Minutes,
            RoundingMode.Employee => !isIn,
            _ => isIn,
        };
        return past == 0 ? minute : minute - past + (up ? rounding.Minutes : 0);
    }
}
