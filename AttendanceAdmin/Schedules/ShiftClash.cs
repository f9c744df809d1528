namespace AttendanceAdmin.Schedules;

/// <summary>Which shift of which day, by their places in the input.</summary>
internal sealed record ShiftPlace(int Day, int Shift);

/// <summary>Shifts that overlap, also over midnight, and from the last week of the rotation into the first.</summary>
internal static class ShiftClash
{
    private const int MinutesADay = 24 * 60;

    public static IEnumerable<(ShiftPlace Earlier, ShiftPlace Later)> In(ScheduleInput schedule)
    {
        var round = schedule.RotationWeeks * 7 * MinutesADay;
        var spans = schedule.Days.SelectMany((day, d) => day.Shifts.Select((shift, s) => (
                Place: new ShiftPlace(d, s),
                From: (((day.Week * 7) + day.Weekday) * MinutesADay) + (int)shift.Start.ToTimeSpan().TotalMinutes,
                shift.Length)))
            .OrderBy(s => s.From).ToList();
        for (var i = 0; i < spans.Count && spans.Count > 1; i++)
        {
            var (one, next) = (spans[i], spans[(i + 1) % spans.Count]);
            var until = i + 1 < spans.Count ? next.From : next.From + round;
            if (one.From + one.Length > until)
            {
                yield return (one.Place, next.Place);
            }
        }
    }
}
