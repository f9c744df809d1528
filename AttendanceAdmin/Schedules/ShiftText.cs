using System.Globalization;
using AttendanceAdmin.Site;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules;

/// <summary>How shifts and weekdays are written for people.</summary>
internal static class ShiftText
{
    public static string Of(Shift shift) => $"{ClockText.Format(shift.Start)}–{ClockText.Format(shift.End)}";

    public static string Of(FixedBreak pause) => $"{ClockText.Format(pause.Start)}–{ClockText.Format(pause.End)}";

    /// <param name="weekday">0 is Monday.</param>
    public static string Weekday(this IStringLocalizer<SchedulesTexts> texts, int weekday) =>
        texts[string.Create(CultureInfo.InvariantCulture, $"Weekday{weekday}")];

    /// <summary>A date that somebody may plan for; others are slips of the keyboard.</summary>
    public static bool IsPlannable(this DateOnly date) => date.Year is >= 2000 and < 2200;
}
