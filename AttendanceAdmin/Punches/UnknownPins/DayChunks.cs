namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>
/// A long period a few days at a time: each list of days is as many seeks in the index (day, employee), where the punches of a day that nobody
/// owns stand together.
/// </summary>
internal static class DayChunks
{
    private const int DaysAtOnce = 62;

    public static IEnumerable<DateOnly[]> Of(DateOnly first, DateOnly last)
    {
        for (var day = first.DayNumber; day <= last.DayNumber; day += DaysAtOnce)
        {
            yield return [.. Enumerable.Range(day, Math.Min(DaysAtOnce, last.DayNumber - day + 1)).Select(DateOnly.FromDayNumber)];
        }
    }
}
