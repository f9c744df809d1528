using System.Globalization;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules;

/// <summary>What pages say of periods.</summary>
internal static class ScheduleWords
{
    public static string Period(IStringLocalizer<SchedulesTexts> texts, DateOnly from, DateOnly? until) => until is { } end
        ? texts["FromTo", Shown(from), Shown(end)]
        : texts["FromOn", Shown(from)];

    public static string Shown(DateOnly date) => date.ToString("d", CultureInfo.CurrentCulture);
}
