using System.Globalization;

namespace AttendanceAdmin.Terminals.Details;

/// <summary>Days and times of day as they are written: <c>07-05</c>, <c>13:30</c>.</summary>
internal static class CalendarRules
{
    private const int MaxText = 60;

    public static bool IsHoliday(TerminalHoliday holiday) =>
        IsText(holiday.Name) && IsDay(holiday.From) && IsDay(holiday.To) && holiday.DayZone is >= 0 and <= 8;

    public static bool IsQuestionnaire(Questionnaire questionnaire)
    {
        var times = questionnaire.Times ?? [];
        var most = questionnaire.Single ? Questionnaire.MostItems : Questionnaire.MostOfSeveral;
        return IsText(questionnaire.Title) && questionnaire.Items is { } items && items.Count <= most && items.All(IsText)
            && (questionnaire.Voice ?? "").Length <= MaxText && (questionnaire.Error ?? "").Length <= MaxText
            && times.Count <= Questionnaire.MostTimes && times.All(t => IsTime(t.From) && IsTime(t.To) && t.Item >= 1 && t.Item <= items.Count);
    }

    public static bool IsTime(string? text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Of a leap year.</summary>
    private static bool IsDay(string? text) => DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsText(string? text) => text is { Length: > 0 and <= MaxText } && !text.Any(char.IsControl);
}
