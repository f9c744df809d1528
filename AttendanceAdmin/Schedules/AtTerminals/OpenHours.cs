using System.Globalization;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Schedules.AtTerminals;

/// <summary>
/// The week that a schedule means today: on which hours of each day somebody may come and go. A shift opens as long before and after itself as
/// punches belong to it; what goes over midnight belongs to the next day, from Sunday on to Monday.
/// </summary>
internal static class OpenHours
{
    private const int Day = 24 * 60;
    private const int Week = 7 * Day;

    /// <param name="monday">Of the week that is meant, where weeks rotate.</param>
    public static PlannedWeek Of(Schedule schedule, DateOnly monday)
    {
        var shifts = Enumerable.Range(0, 7).Select(d => schedule.ShiftsOn(monday.AddDays(d))).ToList();
        var open = Merge(shifts.SelectMany((day, d) => day.SelectMany(s => Pieces(d, s))));
        return new PlannedWeek(schedule.Name, [.. shifts.Select((day, d) => new PlannedDay(
            [.. open.Where(o => o.From / Day == d).Select(o => new PlannedHours(Text(o.From % Day), Text(Math.Min(o.To - (d * Day), Day - 1))))],
            day.Count > 0 ? Work(day) : null))]);
    }

    /// <summary>The day as one span with one break: where it has several shifts, the break is what parts the first two.</summary>
    private static PlannedWork Work(IReadOnlyList<Shift> day)
    {
        var pause = day is [var morning, var afternoon, ..] ? (Start: morning.End, afternoon.Start)
            : day[0].Breaks is [var first, ..] ? (first.Start, first.End) : ((TimeOnly Start, TimeOnly End)?)null;
        return new PlannedWork(
            Text(day[0].Start), Text(day[^1].End), pause is { Start: var from } ? Text(from) : null, pause is { End: var to } ? Text(to) : null, day[0].ToleranceLate);
    }

    /// <summary>Minutes of the week, cut at midnight.</summary>
    private static IEnumerable<(int From, int To)> Pieces(int day, Shift shift)
    {
        var (start, end) = (Minutes(shift.Start), Minutes(shift.End));
        var from = (day * Day) + start - shift.WindowBefore;
        var to = (day * Day) + end + (end <= start ? Day : 0) + shift.WindowAfter;
        to = Math.Min(to, from + Week);
        while (from < to)
        {
            var midnight = ((int)Math.Floor((double)from / Day) + 1) * Day;
            var cut = Math.Min(to, midnight);
            var wrapped = ((from % Week) + Week) % Week;
            yield return (wrapped, wrapped + cut - from);
            from = cut;
        }
    }

    private static List<(int From, int To)> Merge(IEnumerable<(int From, int To)> pieces)
    {
        var merged = new List<(int From, int To)>();
        foreach (var piece in pieces.Order())
        {
            // Midnight parts two pieces for good: each is of its day.
            if (merged is [.., var last] && piece.From <= last.To && piece.From / Day == last.From / Day)
            {
                merged[^1] = (last.From, Math.Max(last.To, piece.To));
            }
            else
            {
                merged.Add(piece);
            }
        }

        return merged;
    }

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static string Text(int minutes) => Text(new TimeOnly(minutes / 60, minutes % 60));

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
