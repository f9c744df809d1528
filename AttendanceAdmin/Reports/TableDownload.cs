using System.Globalization;
using AttendanceAdmin.Reports.Files;
using Microsoft.AspNetCore.Http.Features;

namespace AttendanceAdmin.Reports;

/// <summary>Answers with a table as a file, written while it is read.</summary>
internal static class TableDownload
{
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="name">Of the file, without its ending.</param>
    public static Task<ITable> OpenAsync(HttpResponse response, string format, string name, CancellationToken cancellationToken)
    {
        Begin(response, format, name);
        return ReportFile.OpenAsync(response.Body, format, CultureInfo.CurrentCulture, cancellationToken);
    }

    public static void Begin(HttpResponse response, string format, string name)
    {
        response.ContentType = ReportFile.ContentType(format);
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format}\"";
        response.HttpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        // A part of a ZIP archive is closed by writing its last bytes without "async"; everything before them is.
        response.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = format == "xlsx";
    }
}
