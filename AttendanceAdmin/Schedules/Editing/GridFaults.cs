using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Editing;

/// <summary>Which day a fault is of, in words.</summary>
internal static partial class GridFaults
{
    /// <summary>Of faults that name <c>Days[n]…</c>.</summary>
    public static Func<ValidationFailure, string> Words(ScheduleDraft draft, IStringLocalizer<SchedulesTexts> texts) => fault =>
        DayOf().Match(fault.PropertyName) is { Success: true } match && draft.Days.ElementAtOrDefault(int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture)) is { } day
            ? texts["FaultOf", texts.Weekday(day.Weekday), fault.ErrorMessage]
            : fault.ErrorMessage;

    [GeneratedRegex(@"^Days\[(?<day>\d+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex DayOf();
}
