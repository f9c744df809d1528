using AttendanceAdmin.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports.Files;

/// <summary>Reports as downloads: written while they are read, or made before in the background.</summary>
internal static class ReportDownload
{
    public static void MapReportFiles(this WebApplication app)
    {
        app.MapGet(ReportAddress.Root + "/{report}/{format:regex(" + ReportFile.Formats + ")}", WriteAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();
        app.MapGet("/rapports/fichiers/{id:int}", SendAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();
    }

    private static async Task WriteAsync(string report, string format, HttpContext context, FindReport find, Audit audit, IStringLocalizer<ReportsTexts> texts)
    {
        var cancelled = context.RequestAborted;
        if (find.Named(report) is not { } found)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!await find.MayAsync(context.User, found))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var query = context.Request.QueryString.Value ?? "";
        if (await found.PlanAsync(new ReportQuestion(ReportAddress.Read(query), await audit.ActorAsync()), cancelled) is not { IsRemembered: false } plan)
        {
            await Results.Problem(texts["ReportNotAnswered"], statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        await audit.RecordAsync(found.Action, plan.FileName, $"{format} {query}", cancelled);
        TableDownload.Begin(context.Response, format, plan.FileName);
        await ReportFile.WriteAsync(plan, format, context.Response.Body, static () => { }, cancelled);
    }

    private static async Task<IResult> SendAsync(int id, HttpContext context, ReportRuns runs, FindReport find)
    {
        if (await runs.FindAsync(id, context.RequestAborted) is not { State: ReportState.Done } run || find.Named(run.Report) is not { } report)
        {
            return Results.NotFound();
        }

        return !await find.MayAsync(context.User, report) ? Results.Forbid()
            : runs.PathOf(run) is { } path ? Results.File(path, ReportFile.ContentType(run.Format), $"{run.FileName}.{run.Format}") : Results.NotFound();
    }
}

/// <summary>The reports there are, and who may have them.</summary>
internal sealed class FindReport(IEnumerable<IReport> reports, IAuthorizationService authorization)
{
    public IReport? Named(string name) => reports.FirstOrDefault(r => r.Name == name);

    public async Task<bool> MayAsync(System.Security.Claims.ClaimsPrincipal user, IReport report) => (await authorization.AuthorizeAsync(user, report.Policy)).Succeeded;
}
