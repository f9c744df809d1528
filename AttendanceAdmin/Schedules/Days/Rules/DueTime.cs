using AttendanceAdmin.Schedules.Calendar;

namespace AttendanceAdmin.Schedules.Days.Rules;

/// <summary>What is due of each shift of a day, holidays and absences seen to.</summary>
internal static class DueTime
{
    /// <summary>Length of the shift less its fixed unpaid breaks, and less the flexible one if what remains reaches its threshold.</summary>
    public static int Of(Occurrence occurrence)
    {
        var length = Spans.Union([occurrence.Span]).Except(occurrence.Unpaid).Sum();
        return occurrence.Shift.FlexibleBreak is { } flexible && length >= flexible.AfterMinutes ? Math.Max(0, length - flexible.Minutes) : length;
    }

    /// <summary>Half a day's leave halves what the day owes, rounded up: in the morning from its first shift on, in the afternoon from its last.</summary>
    public static IReadOnlyList<Excuse> Of(IReadOnlyList<Occurrence> occurrences, DayCalendar calendar)
    {
        var due = occurrences.Select(Of).ToArray();
        var excused = calendar.IsFree ? due.Sum() : calendar.Half is null ? 0 : due.Sum() / 2;
        foreach (var i in calendar.Half == HalfDay.Afternoon ? Enumerable.Range(0, due.Length).Reverse() : Enumerable.Range(0, due.Length))
        {
            var less = Math.Min(due[i], excused);
            (due[i], excused) = (due[i] - less, excused - less);
        }

        var judges = !calendar.IsFree;
        return [.. due.Select(d => new Excuse(
            d, calendar.Holiday is not null, judges && calendar.Half != HalfDay.Morning, judges && calendar.Half != HalfDay.Afternoon))];
    }
}

/// <summary>What the calendar says of a date.</summary>
/// <param name="Holiday">Its name.</param>
/// <param name="Leave">Of which kind; null without.</param>
/// <param name="Half">Null for a whole day.</param>
internal sealed record DayCalendar(string? Holiday, AbsenceKind? Leave, HalfDay? Half)
{
    /// <summary>Nothing is due.</summary>
    public bool IsFree => Holiday is not null || (Leave is not null && Half is null);

    public static DayCalendar Of(DayInputs inputs, DateOnly date)
    {
        var absences = inputs.Absences.Where(a => a.Covers(date)).OrderBy(a => a.Half is not null).ThenBy(a => a.Kind).ThenBy(a => a.Half).ToList();
        var halves = absences.Select(a => a.Half).Distinct().ToList();
        return new DayCalendar(
            inputs.Holidays.GetValueOrDefault(date), absences.Count == 0 ? null : absences[0].Kind,
            halves is [{ } half] ? half : null);
    }
}
