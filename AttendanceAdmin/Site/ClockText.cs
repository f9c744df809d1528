using System.Globalization;
using System.Text.RegularExpressions;

namespace AttendanceAdmin.Site;

/// <summary>A time of day as people type it: <c>0830</c>, <c>830</c>, <c>8h30</c>, <c>8:30</c>, <c>8h</c>, <c>8</c>; <c>24:00</c> is midnight.</summary>
internal static partial class ClockText
{
    public static bool TryParse(string? text, out TimeOnly time)
    {
        time = default;
        if (Typed().Match(text ?? "") is not { Success: true } match)
        {
            return false;
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Length: > 0 } minutes ? int.Parse(minutes.Value, CultureInfo.InvariantCulture) : 0;
        if (minute > 59 || hour > 24 || (hour == 24 && minute > 0))
        {
            return false;
        }

        time = new TimeOnly(hour % 24, minute);
        return true;
    }

    public static string Format(TimeOnly time) => time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<hour>[0-9]{1,2})(\s*[:hH.]\s*(?<minute>[0-9]{2})?|(?<minute>[0-9]{2}))?(:00)?\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Typed();
}
