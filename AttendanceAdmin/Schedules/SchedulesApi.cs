using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules;

/// <summary><c>/api/v1/schedules</c> and to whom they apply; PUT replaces the whole.</summary>
internal static class SchedulesApi
{
    private const int MostListed = 1000;
    private const int MostNamed = 5;

    public static void MapSchedulesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/schedules").RequireAuthorization(Policies.Scope(Scopes.Schedules)).WithTags("Schedules");
        api.MapGet("", ListAsync).Produces<List<ScheduleAnswer>>();
        api.MapGet("{id:int}", FindAsync).Produces<ScheduleAnswer>();
        api.MapPost("", async (ScheduleInput body, SaveSchedule save, SiteClock site, CancellationToken cancel) =>
            (await save.RunAsync(null, body.From(site), cancel)).Answer(s => Results.Created($"/api/v1/schedules/{s.Id}", new { s.Id }))).ProducesValidationProblem();
        api.MapPut("{id:int}", async (int id, ScheduleInput body, SaveSchedule save, SiteClock site, CancellationToken cancel) =>
            (await save.RunAsync(id, body.From(site), cancel)).Answer(s => Results.Ok(ScheduleAnswer.Of(s)))).ProducesValidationProblem();
        api.MapDelete("{id:int}", RemoveAsync).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("{id:int}/assignments", ListAssignmentsAsync).Produces<List<AssignmentAnswer>>();
        api.MapPost("{id:int}/assignments", async (int id, AssignmentInput body, AssignSchedule assign, CancellationToken cancel) =>
            (await assign.RunAsync(id, body, cancel)).Answer(a => Results.Created($"/api/v1/schedules/{id}/assignments/{a.Id}", new { a.Id }))).ProducesValidationProblem();
        api.MapDelete("{id:int}/assignments/{assignment:int}", async (int id, int assignment, AssignSchedule assign, CancellationToken cancel) =>
            (await assign.RemoveAsync(id, assignment, cancel)).Removed());
    }

    /// <param name="saved">What is said of what was written.</param>
    public static IResult Answer<T>(this SaveOutcome<T> outcome, Func<T, IResult> saved) => outcome switch
    {
        SaveOutcome<T>.Saved { What: var what } => saved(what),
        SaveOutcome<T>.Refused { Faults: var faults } => FieldProblems.Of(faults),
        _ => NotThere(),
    };

    public static IResult Removed(this object? removed) => removed is null ? NotThere() : Results.NoContent();

    /// <summary>A program hears of whom it would take the hours away; on the page one sees it and can undo it.</summary>
    private static async Task<IResult> RemoveAsync(
        int id, RemoveSchedule remove, ListSchedules schedules, IStringLocalizer<SchedulesTexts> texts, CancellationToken cancellationToken) =>
        await schedules.AssignmentsAsync(id, cancellationToken) is { Count: > 0 } uses
            ? Results.Problem(
                texts["ScheduleInUse", string.Join(", ", uses.Take(MostNamed).Select(u => u.To)) + (uses.Count > MostNamed ? ", …" : "")], statusCode: StatusCodes.Status409Conflict)
            : (await remove.RunAsync(id, cancellationToken)).Removed();

    /// <summary>Null means from today on.</summary>
    private static ScheduleInput From(this ScheduleInput body, SiteClock site) =>
        body.EffectiveFrom == default ? body with { EffectiveFrom = DateOnly.FromDateTime(site.LocalNow) } : body;

    private static async Task<IResult> ListAsync(IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var schedules = await context.Schedules.AsNoTracking().OrderBy(s => s.Id).Take(MostListed).ToListAsync(cancellationToken);
        return Results.Ok(schedules.ConvertAll(ScheduleAnswer.Of));
    }

    private static async Task<IResult> FindAsync(int id, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Schedules.FindAsync([id], cancellationToken) is { } schedule ? Results.Ok(ScheduleAnswer.Of(schedule)) : NotThere();
    }

    private static async Task<IResult> ListAssignmentsAsync(int id, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Schedules.FindAsync([id], cancellationToken) is null)
        {
            return NotThere();
        }

        return Results.Ok(await context.ScheduleAssignments.Where(a => a.ScheduleId == id).OrderBy(a => a.Id).Take(MostListed)
            .Select(a => new AssignmentAnswer(a.Id, a.ScheduleId, a.EmployeeId, a.GroupId, a.TerminalId, a.From, a.Until)).ToListAsync(cancellationToken));
    }

    private static IResult NotThere() => Results.Problem("There is nothing of that number here; read the list again.", statusCode: StatusCodes.Status404NotFound);
}

/// <summary>A schedule as the API shows it.</summary>
internal sealed record ScheduleAnswer(
    int Id, string Name, PunchStrategy Strategy, int DuplicateSeconds, DateOnly EffectiveFrom, DateOnly? EffectiveUntil, int RotationWeeks, IReadOnlyList<ScheduleDay> Days)
{
    public static ScheduleAnswer Of(Schedule s) =>
        new(s.Id, s.Name, s.Strategy, s.DuplicateSeconds, s.EffectiveFrom, s.EffectiveUntil, s.RotationWeeks, s.Days);
}

internal sealed record AssignmentAnswer(int Id, int ScheduleId, int? EmployeeId, int? GroupId, int? TerminalId, DateOnly From, DateOnly? Until);
