using System.Globalization;

namespace AttendanceAdmin.Reports.Files;

/// <summary>Writes a plan's rows as CSV or XLSX.</summary>
internal static class ReportFile
{
    public const string Formats = "^(csv|xlsx)$";

    public static string ContentType(string format) =>
        format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<ITable> OpenAsync(Stream target, string format, CultureInfo culture, CancellationToken cancellationToken) =>
        format == "csv" ? new CsvTable(target, culture) : await XlsxTable.CreateAsync(target, culture, cancellationToken);

    /// <param name="written">Called after each row.</param>
    public static async Task WriteAsync(ReportPlan plan, string format, Stream target, Action written, CancellationToken cancellationToken)
    {
        await using var table = await OpenAsync(target, format, plan.Culture ?? CultureInfo.CurrentCulture, cancellationToken);
        await foreach (var row in plan.Rows(cancellationToken).WithCancellation(cancellationToken))
        {
            await table.WriteAsync(row, cancellationToken);
            written();
        }
    }
}
