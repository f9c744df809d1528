using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AttendanceAdmin.Files;

/// <summary>What the writing of one day says of the order of its column.</summary>
internal enum DayShape
{
    /// <summary>No day at all.</summary>
    None,

    /// <summary>Only one reading: 2024-03-25, 2 mars 2024, 45352, 03/03/2024.</summary>
    Plain,

    /// <summary>25/03/2024: the day stands first.</summary>
    DayFirst,

    /// <summary>03/25/2024: the month stands first.</summary>
    MonthFirst,

    /// <summary>03/04/2024: the column, or somebody, must tell.</summary>
    Ambiguous,
}

/// <summary>
/// A day in any usual writing: <c>02/03/2024</c>, <c>2024-03-02</c>, <c>2.3.24</c>, <c>2 mars 2024</c>, <c>2 مارس 2024</c>, <c>٠٢/٠٣/٢٠٢٤</c>,
/// <c>20240302</c>, the number of a spreadsheet, each with or without a time behind it.
/// </summary>
internal static partial class DayText
{
    private const int FirstSerial = 10_000;
    private const int LastSerial = 99_999;

    /// <param name="latestYear">Two figures mean a year up to this one: of birth today's, else some years on.</param>
    public static DayShape Parse(string text, bool dayFirst, int latestYear, out DateOnly day)
    {
        day = default;
        var plain = TimeBehind().Replace(Plain(text), "");
        if (plain.Length is 5 or 8 && plain.All(char.IsAsciiDigit))
        {
            return Digits(plain, out day) ? DayShape.Plain : DayShape.None;
        }

        var parts = Separators().Split(plain).Where(p => p.Length > 0).ToArray();
        return parts.Length == 3 ? Parts(parts, dayFirst, latestYear, out day) : DayShape.None;
    }

    private static DayShape Parts(string[] parts, bool dayFirst, int latestYear, out DateOnly day)
    {
        day = default;
        if (Array.FindIndex(parts, p => !p.All(char.IsAsciiDigit)) is var named and >= 0)
        {
            var (first, second) = named == 0 ? (parts[1], parts[2]) : (parts[0], parts[2]);
            return named < 2 && MonthNames.Find(parts[named]) is { } month && Make(second, month, first, latestYear, out day) ? DayShape.Plain : DayShape.None;
        }

        if (parts[0].Length == 4)
        {
            return int.TryParse(parts[1], CultureInfo.InvariantCulture, out var month) && Make(parts[0], month, parts[2], latestYear, out day)
                ? DayShape.Plain : DayShape.None;
        }

        return int.TryParse(parts[0], CultureInfo.InvariantCulture, out var a) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var b)
            ? Ordered(a, b, parts[2], dayFirst, latestYear, out day)
            : DayShape.None;
    }

    private static DayShape Ordered(int first, int second, string year, bool dayFirst, int latestYear, out DateOnly day)
    {
        var shape = (first > 12, second > 12) switch
        {
            (true, true) => DayShape.None,
            (true, false) => DayShape.DayFirst,
            (false, true) => DayShape.MonthFirst,
            _ when first == second => DayShape.Plain,
            _ => DayShape.Ambiguous,
        };
        var (d, m) = shape == DayShape.DayFirst || (shape != DayShape.MonthFirst && dayFirst) ? (first, second) : (second, first);
        return Make(year, m, d.ToString(CultureInfo.InvariantCulture), latestYear, out day) ? shape : DayShape.None;
    }

    private static bool Digits(string digits, out DateOnly day)
    {
        if (digits.Length == 8)
        {
            return DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1900 and < 2200;
        }

        var serial = int.Parse(digits, CultureInfo.InvariantCulture);
        day = serial is >= FirstSerial and <= LastSerial ? DateOnly.FromDateTime(DateTime.FromOADate(serial)) : default;
        return day != default;
    }

    private static bool Make(string year, int month, string day, int latestYear, out DateOnly made)
    {
        made = default;
        if (!int.TryParse(year, CultureInfo.InvariantCulture, out var y) || !int.TryParse(day, CultureInfo.InvariantCulture, out var d) || year.Length is not (2 or 4))
        {
            return false;
        }

        y += year.Length == 4 ? 0 : 2000 + y > latestYear ? 1900 : 2000;
        if (y is < 1900 or > 2199 || month is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, month))
        {
            return false;
        }

        made = new DateOnly(y, month, d);
        return true;
    }

    /// <summary>Every script's digits as ours, and nothing that is not seen.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    plain.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
                    break;
                case UnicodeCategory.SpaceSeparator:
                    plain.Append(' ');
                    break;
                case not (UnicodeCategory.Format or UnicodeCategory.Control):
                    plain.Append(c);
                    break;
            }
        }

        return plain.ToString().Trim();
    }

    [GeneratedRegex(@"(?<=\d)[T ]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?Z?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex TimeBehind();

    [GeneratedRegex(@"[\s/\.\-,،]+", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex Separators();
}
