using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches;

/// <summary><c>/api/v1/punches</c>.</summary>
internal static class PunchesApi
{
    public static void MapPunchesApi(this WebApplication app)
    {
        var punches = app.MapGroup("/api/v1/punches").WithTags("punches");
        var reading = punches.MapGroup("").RequireAuthorization(Policies.Scope(Scopes.PunchesRead));
        reading.MapGet("", ListAsync);
        var writing = punches.MapGroup("").RequireAuthorization(Policies.Scope(Scopes.PunchesWrite)).AddEndpointFilter(KeepTwoEyesAsync);
        writing.MapPost("", RecordAsync);
        writing.MapPost("/{id:long}/ignore", IgnoreAsync);
        writing.MapPost("/{id:long}/restore", RestoreAsync);
        writing.MapPost("/{id:long}/accept", AcceptAsync);
    }

    /// <summary>Who signed in may not go round the second pair of eyes by calling what programs call; see <see cref="Approvals.SubmitCorrection"/>.</summary>
    private static async ValueTask<object?> KeepTwoEyesAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var services = call.HttpContext.RequestServices;
        return services.GetRequiredService<SiteClock>().Settings.TwoEyes && call.HttpContext.User.Identity?.AuthenticationType != ApiKeyAuthentication.SchemeName
            ? TypedResults.Problem(services.GetRequiredService<IStringLocalizer<PunchesTexts>>()["TwoEyesOnPages"], statusCode: StatusCodes.Status403Forbidden)
            : await next(call);
    }

    private static async Task<Results<Ok<List<PunchResource>>, ValidationProblem>> ListAsync(
        [AsParameters] PunchExtractQuery query, Directories directories, IDbContextFactory<AttendanceContext> contexts,
        IStringLocalizer<PunchesTexts> texts, CancellationToken cancellationToken)
    {
        var (extract, faults) = query.TryRead(directories.Terminals, directories.Employees, texts);
        if (extract is null)
        {
            return TypedResults.ValidationProblem(faults, detail: string.Join(' ', faults.Values.SelectMany(f => f)));
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await extract.ReadAsync(context, cancellationToken);
        return TypedResults.Ok(rows.ConvertAll(directories.Resource));
    }

    private static async Task<Results<Created<PunchResource>, Ok<PunchResource>, ValidationProblem, ProblemHttpResult>> RecordAsync(
        ManualPunch wish, RecordManualPunch record, Directories directories,
        IStringLocalizer<PunchesTexts> texts, CancellationToken cancellationToken) =>
        await record.RecordAsync(wish, cancellationToken) switch
        {
            ManualPunchOutcome.Recorded { Added: true } added => TypedResults.Created((string?)null, directories.Resource(added.Punch)),
            ManualPunchOutcome.Recorded known => TypedResults.Ok(directories.Resource(known.Punch)),
            ManualPunchOutcome.Refused refused => FieldProblems.Of(refused.Field, texts[refused.Fault]),
            _ => TypedResults.Problem(texts["NotStoredNow"], statusCode: StatusCodes.Status503ServiceUnavailable),
        };

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> IgnoreAsync(
        long id, IgnoreReason given, CorrectPunch correct, IStringLocalizer<PunchesTexts> texts, CancellationToken cancellationToken) =>
        Answer(await correct.IgnoreAsync(id, given.Reason, cancellationToken), texts);

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> RestoreAsync(
        long id, CorrectPunch correct, IStringLocalizer<PunchesTexts> texts, CancellationToken cancellationToken) =>
        Answer(await correct.RestoreAsync(id, cancellationToken), texts);

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> AcceptAsync(
        long id, CorrectPunch correct, IStringLocalizer<PunchesTexts> texts, CancellationToken cancellationToken) =>
        Answer(await correct.AcceptAsync(id, cancellationToken), texts);

    private static Results<NoContent, ValidationProblem, ProblemHttpResult> Answer(CorrectionOutcome outcome, IStringLocalizer<PunchesTexts> texts) =>
        outcome switch
        {
            CorrectionOutcome.Done => TypedResults.NoContent(),
            CorrectionOutcome.ReasonMissing => FieldProblems.Of("reason", texts["ReasonMissing"]),
            CorrectionOutcome.PeriodClosed => FieldProblems.Of("id", texts["PeriodClosed"]),
            _ => TypedResults.Problem(texts["NoSuchPunch"], statusCode: StatusCodes.Status404NotFound),
        };

    internal sealed record IgnoreReason(string? Reason);

    /// <summary>The two directories that give a row its names.</summary>
    internal sealed record Directories(TerminalDirectory Terminals, EmployeeDirectory Employees)
    {
        public PunchResource Resource(PunchRow row) => PunchResource.Of(row, Terminals, Employees);
    }
}
