using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace AttendanceAdmin.Files;

/// <summary>Which styles of a workbook show numbers as days or times of day, and from when it counts them.</summary>
internal sealed partial class XlsxDays
{
    /// <summary>Workbooks made on old Macintoshes count from 1904.</summary>
    private const int DaysTo1904 = 1462;

    private const int SecondsADay = 86_400;

    private readonly HashSet<int> dayStyles = [];
    private readonly HashSet<int> clockStyles = [];
    private bool from1904;

    public static XlsxDays Read(XlsxParts parts)
    {
        var days = new XlsxDays();
        using (var book = parts.Xml("xl/workbook.xml"))
        {
            while (book is not null && parts.Next(book))
            {
                days.from1904 |= book is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" } && book.GetAttribute("date1904") is "1" or "true";
            }
        }

        using var styles = parts.Xml("xl/styles.xml");
        var (formats, clocks, within, index) = (new HashSet<int>(), new HashSet<int>(), false, 0);
        while (styles is not null && parts.Next(styles))
        {
            if (styles is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                var code = styles.GetAttribute("formatCode") ?? "";
                (Has(code, "dDyY") ? formats : Has(code, "hH") ? clocks : []).Add(Number(styles.GetAttribute("numFmtId")));
            }
            else if (styles.LocalName == "cellXfs")
            {
                within = styles.NodeType == XmlNodeType.Element;
            }
            else if (within && styles is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Number(styles.GetAttribute("numFmtId"));
                // 14 to 22 and their East Asian brothers are built in.
                if (formats.Contains(format) || format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58))
                {
                    days.dayStyles.Add(index);
                }
                else if (clocks.Contains(format) || format is (>= 18 and <= 21) or (>= 45 and <= 47))
                {
                    days.clockStyles.Add(index);
                }

                index++;
            }
        }

        return days;
    }

    /// <summary>A day as <c>2026-03-02</c>, with a time of day as <c>2026-03-02 08:00:12</c>, that alone as <c>08:00:12</c>, another number without exponent.</summary>
    public string Text(double number, string? style)
    {
        if (clockStyles.Contains(Number(style)) && number is >= 0 and < 1)
        {
            return Clock(number).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        }

        if (!dayStyles.Contains(Number(style)) || number is < 1 or > 2_958_465 - DaysTo1904)
        {
            return Math.Abs(number) < 1e18 && number == Math.Floor(number)
                ? number.ToString("F0", CultureInfo.InvariantCulture)
                : number.ToString(CultureInfo.InvariantCulture);
        }

        var day = DateTime.FromOADate(Math.Floor(number) + (from1904 ? DaysTo1904 : 0));
        return number == Math.Floor(number)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : day.AddSeconds(Math.Round((number - Math.Floor(number)) * SecondsADay)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static TimeOnly Clock(double number) => TimeOnly.MinValue.Add(TimeSpan.FromSeconds(Math.Round(number * SecondsADay)));

    private static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>Has one of those letters in it, outside quotes and brackets.</summary>
    private static bool Has(string code, string letters) => Quoted().Replace(code, "").AsSpan().IndexOfAny(letters) >= 0;

    [GeneratedRegex("""\"[^\"]*\"|\[[^\]]*\]|\\.""", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex Quoted();
}
