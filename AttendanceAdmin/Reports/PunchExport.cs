using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;

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
        try
        {
            await using (var table = await TableDownload.OpenAsync(context.Response, format, "pointages", cancelled))
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
}
