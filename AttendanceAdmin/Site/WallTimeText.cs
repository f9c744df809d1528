using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AttendanceAdmin.Site;

/// <summary>A wall time as text: ISO 8601 without offset, <c>2026-03-02T08:00:00</c>.</summary>
internal static class WallTimeText
{
    private static readonly string[] Accepted =
        ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd' 'HH:mm:ss", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    public static string Format(DateTime local) => local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    public static bool TryParse([NotNullWhen(true)] string? text, out DateTime local) =>
        DateTime.TryParseExact(text, Accepted, CultureInfo.InvariantCulture, DateTimeStyles.None, out local);
}
