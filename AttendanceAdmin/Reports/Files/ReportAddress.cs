using Microsoft.AspNetCore.WebUtilities;

namespace AttendanceAdmin.Reports.Files;

/// <summary><c>/rapports/fichier/totaux/xlsx?mois=2026-03</c></summary>
internal static class ReportAddress
{
    public const string Root = "/rapports/fichier";

    public static string Of(string report, string format, string query) => $"{Root}/{report}/{format}?{query}";

    /// <summary>Of a file that was made in the background.</summary>
    public static string OfRun(int id) => FormattableString.Invariant($"/rapports/fichiers/{id}");

    /// <param name="query">With or without its question mark.</param>
    public static IReadOnlyDictionary<string, string?> Read(string query) =>
        QueryHelpers.ParseQuery(query).ToDictionary(q => q.Key, q => q.Value.FirstOrDefault(), StringComparer.Ordinal);
}
