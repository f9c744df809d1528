using AttendanceAdmin.Identity;
using AttendanceAdmin.Schedules.Months;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Reports.Months;

/// <summary><c>/rapports/mois/csv|xlsx?mois=2026-03&amp;modele=totaux</c>: a month as a file, for reading or for payroll.</summary>
internal static class MonthExport
{
    public const string Address = "/rapports/mois";

    private const int PageRows = 200;

    public static void MapMonthExport(this WebApplication app) =>
        app.MapGet(Address + "/{format:regex(^(csv|xlsx)$)}", WriteAsync).RequireAuthorization(Policies.ManagePeople).ExcludeFromDescription();

    private static async Task WriteAsync(string format, string? mois, string? modele, HttpContext context, ListMonth list, MonthColumns columns, Audit audit)
    {
        var cancelled = context.RequestAborted;
        if (MonthText.Parse(mois) is not { } month)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var model = MonthColumns.Models.FirstOrDefault(m => m == modele) ?? MonthColumns.Totals;
        await audit.RecordAsync(AuditAction.MonthExported, MonthText.Of(month), $"{model} {format}", cancelled);
        await using var table = await TableDownload.OpenAsync(context.Response, format, $"{model}-{MonthText.Of(month)}", cancelled);
        await table.WriteAsync(columns.Header(model), cancelled);
        for (var skip = 0; await list.RunAsync(month, null, skip, PageRows, cancelled) is { Count: > 0 } rows; skip += PageRows)
        {
            foreach (var cells in rows.SelectMany(r => columns.Rows(model, month, r)))
            {
                await table.WriteAsync(cells, cancelled);
            }
        }
    }
}
