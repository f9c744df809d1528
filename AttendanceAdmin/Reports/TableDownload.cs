using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace AttendanceAdmin.Reports;

/// <summary>Answers with a table as a file, written while it is read.</summary>
internal static class TableDownload
{
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="name">Of the file, without its ending.</param>
    public static async Task<ITable> OpenAsync(HttpResponse response, string format, string name, CancellationToken cancellationToken)
    {
        response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format}\"";
        response.HttpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        // A part of a ZIP archive is closed by writing its last bytes without "async"; everything before them is.
        response.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = format == "xlsx";
        return format == "csv"
            ? new CsvTable(response.Body, CultureInfo.CurrentCulture)
            : await XlsxTable.CreateAsync(response.Body, CultureInfo.CurrentCulture, cancellationToken);
    }
}
