using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Importing;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports;

/// <summary><c>/rapports/imports-pointages/7</c>: what came of an import of punches, its figures and each rejected line.</summary>
internal static class PunchImportExport
{
    private const int RowsAtOnce = 500;

    public static void MapPunchImportExport(this WebApplication app) =>
        app.MapGet("/rapports/imports-pointages/{id:int}", WriteAsync).RequireAuthorization(Policies.ManagePeople).ExcludeFromDescription();

    private static async Task WriteAsync(int id, HttpContext context, PunchImports imports, IStringLocalizer<PunchesTexts> texts)
    {
        var cancelled = context.RequestAborted;
        if (await imports.FindAsync(id, cancelled) is not { } import)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var table = await TableDownload.OpenAsync(context.Response, "csv", $"resultat-{id}", cancelled);
        await table.WriteAsync([texts["ImportSource"].Value, import.Name], cancelled);
        foreach (var (name, count) in import.Figures)
        {
            await table.WriteAsync([texts[name].Value, count], cancelled);
        }

        await table.WriteAsync([texts["ImportLine"].Value, texts["ImportReason"].Value, texts["ImportContent"].Value], cancelled);
        var (last, faults) = (0L, (IReadOnlyList<PunchImportFault>)[]);
        while ((faults = await imports.FaultsAsync(id, last, RowsAtOnce, cancelled)).Count > 0)
        {
            foreach (var fault in faults)
            {
                await table.WriteAsync([fault.Line, texts[fault.Reason].Value, fault.Text], cancelled);
            }

            last = faults[^1].Id;
        }
    }
}
