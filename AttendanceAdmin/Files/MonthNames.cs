using AttendanceAdmin.Data;

namespace AttendanceAdmin.Files;

/// <summary>The months in French, English, and Arabic as they are called in the Maghreb and in the East; a beginning will do if it fits one month only.</summary>
internal static class MonthNames
{
    private const int Shortest = 3;

    private static readonly string[][] Names =
    [
        ["janvier", "january", "جانفي", "يناير", "كانون الثاني"],
        ["fevrier", "february", "فيفري", "فبراير", "شباط"],
        ["mars", "march", "مارس", "آذار"],
        ["avril", "april", "أفريل", "أبريل", "نيسان"],
        ["mai", "may", "ماي", "مايو", "أيار"],
        ["juin", "june", "جوان", "يونيو", "حزيران"],
        ["juillet", "july", "جويلية", "يوليو", "تموز"],
        ["aout", "august", "أوت", "أغسطس", "آب"],
        ["septembre", "september", "سبتمبر", "أيلول"],
        ["octobre", "october", "أكتوبر", "تشرين الأول"],
        ["novembre", "november", "نوفمبر", "تشرين الثاني"],
        ["decembre", "december", "ديسمبر", "كانون الأول"],
    ];

    private static readonly string[][] Folded = [.. Names.Select(m => m.Select(FoldedText.Of).ToArray())];

    /// <returns>1 to 12, or null.</returns>
    public static int? Find(string text)
    {
        var name = FoldedText.Of(text);
        var exact = Array.FindIndex(Folded, m => m.Contains(name, StringComparer.Ordinal));
        if (exact >= 0 || name.Length < Shortest)
        {
            return exact >= 0 ? exact + 1 : null;
        }

        var fitting = Folded.Index().Where(m => m.Item.Any(n => n.StartsWith(name, StringComparison.Ordinal))).Select(m => m.Index + 1).ToList();
        return fitting is [var month] ? month : null;
    }
}
