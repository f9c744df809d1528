using System.Globalization;
using System.Text.RegularExpressions;
using AttendanceAdmin.Files;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>A day with a time of day behind it, in any usual writing: <c>2026-03-02 08:00:12</c>, <c>02/03/2026 8:00</c>, <c>3/2/2026 8:00 AM</c>.</summary>
internal static partial class WrittenTime
{
    public static bool TryParse(string text, bool dayFirst, int latestYear, out DateTime time)
    {
        time = default;
        var match = Parts().Match(text.Trim());
        if (!match.Success || DayText.Parse(match.Groups["day"].Value, dayFirst, latestYear, out var day) == DayShape.None
            || !TimeOnly.TryParse(match.Groups["clock"].Value, CultureInfo.InvariantCulture, out var clock))
        {
            return false;
        }

        time = day.ToDateTime(new TimeOnly(clock.Hour, clock.Minute, clock.Second));
        return true;
    }

    public static bool IsClock(string text) => Clock().IsMatch(text.Trim());

    [GeneratedRegex(@"^(?<day>.{6,40}?)[T\s]\s*(?<clock>\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?(\s?[AaPp][Mm])?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?(\s?[AaPp][Mm])?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Clock();
}
