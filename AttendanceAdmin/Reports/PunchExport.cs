using System.Globalization;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using Microsoft.AspNetCore.Http.Features;

namespace AttendanceAdmin.Reports;

/// <summary><c>/rapports/pointages/csv|xlsx?…</c>: the search of the list of punches as a file, written as it is read.</summary>
internal static class PunchExport
{
    public const string Address = "/rapports/pointages";

    public static void MapPunchExport(this WebApplication app) =>
        app.MapGet(Address + "/{format:regex(^(csv|xlsx)$)}", WriteAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();

    private static async Task WriteAsync(
        string format, Guid? progress, HttpContext context, PunchList list, PunchColumns columns, ExportProgress runs, Audit audit)
    {
        var cancelled = context.RequestAborted;
        var search = PunchAddress.Read(context.Request.Query);
        var run = runs.Begin(progress);
        // Said before the first byte: the answer's end is not ours to see when somebody closes the tab.
        await audit.RecordAsync(AuditAction.PunchesExported, format, PunchAddress.Query(search), cancelled);
        Describe(context.Response, format);
        try
        {
            await using (var table = await TableAsync(format, context.Response.Body, cancelled))
            {
                await table.WriteAsync(columns.Header(), cancelled);
                await foreach (var row in list.AllAsync(search, cancelled))
                {
                    await table.WriteAsync(columns.Cells(row), cancelled);
                    run.AddRow();
                }
            }

            run.State = ExportState.Done;
        }
        finally
        {
            run.State = run.State == ExportState.Done ? ExportState.Done : ExportState.Failed;
        }
    }

    private static async Task<ITable> TableAsync(string format, Stream target, CancellationToken cancellationToken) => format == "csv"
        ? new CsvTable(target, CultureInfo.CurrentCulture)
        : await XlsxTable.CreateAsync(target, CultureInfo.CurrentCulture, cancellationToken);

    private static void Describe(HttpResponse response, string format)
    {
        response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        response.Headers.ContentDisposition = $"attachment; filename=\"pointages.{format}\"";
        response.HttpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();

        // A part of a ZIP archive is closed by writing its last bytes without "async"; everything before them is.
        response.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = format == "xlsx";
    }
}
