namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>Worked minutes that lie in the night, by calendar date.</summary>
internal static class Night
{
    public static IReadOnlyDictionary<DateOnly, int> ByDate(IReadOnlyList<Span> worked, DateOnly date, NightSpan night, LocalClock clock)
    {
        var minutes = new SortedDictionary<DateOnly, int> { [date] = 0 };
        if (worked.Count > 0)
        {
            var last = DateOnly.FromDateTime(clock.Local(worked[^1].To - 1));
            for (var day = DateOnly.FromDateTime(clock.Local(worked[0].From)); day <= last; day = day.AddDays(1))
            {
                // The night ends in the morning of a date and begins again in its evening.
                var (begin, end) = (clock.Minute(day, TimeOnly.MinValue), clock.Minute(day.AddDays(1), TimeOnly.MinValue));
                Span[] dark = [new(begin, clock.Minute(day, night.To)), new(clock.Minute(day, night.From), end)];
                var sum = dark.Sum(d => worked.Within(d).Sum());
                if (sum > 0 || day == date)
                {
                    minutes[day] = minutes.GetValueOrDefault(day) + sum;
                }
            }
        }

        return minutes;
    }
}
