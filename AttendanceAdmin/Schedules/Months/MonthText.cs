using System.Globalization;

namespace AttendanceAdmin.Schedules.Months;

/// <summary>A month in addresses and on the API: <c>2026-03</c>.</summary>
internal static class MonthText
{
    private const string Form = "yyyy-MM";

    /// <returns>Its first day; null if it is no month of this age.</returns>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.IsPlannable() ? month : null;

    /// <summary>As people say it, "mars 2026".</summary>
    public static string Shown(DateOnly month) => month.ToString("Y", CultureInfo.CurrentCulture);

    public static string Of(DateOnly month) => month.ToString(Form, CultureInfo.InvariantCulture);
}
