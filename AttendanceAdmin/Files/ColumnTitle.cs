using AttendanceAdmin.Data;

namespace AttendanceAdmin.Files;

internal static class ColumnTitle
{
    /// <summary>As titles are compared: without accents, case and signs; <c>N° d’employé</c> is <c>n d employe</c>.</summary>
    public static string Plain(string title) =>
        string.Join(' ', string.Concat(FoldedText.Of(title).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
