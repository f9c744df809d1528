using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Calendar;

/// <summary><c>/api/v1/holidays</c> and <c>/api/v1/absences</c>.</summary>
internal static class CalendarApi
{
    private const int MostListed = 1000;

    public static void MapCalendarApi(this IEndpointRouteBuilder app)
    {
        var holidays = app.MapGroup("/api/v1/holidays").RequireAuthorization(Policies.Scope(Scopes.Schedules)).WithTags("Holidays");
        holidays.MapGet("", ListHolidaysAsync);
        holidays.MapPost("", async (HolidayInput body, SaveHoliday save, CancellationToken cancel) =>
            (await save.RunAsync(null, body, cancel)).Answer(h => Results.Created($"/api/v1/holidays/{h.Id}", h))).ProducesValidationProblem();
        holidays.MapPut("{id:int}", async (int id, HolidayInput body, SaveHoliday save, CancellationToken cancel) =>
            (await save.RunAsync(id, body, cancel)).Answer(Results.Ok)).ProducesValidationProblem();
        holidays.MapDelete("{id:int}", async (int id, SaveHoliday save, CancellationToken cancel) => (await save.RemoveAsync(id, cancel)).Answer(_ => Results.NoContent()));

        var absences = app.MapGroup("/api/v1/absences").RequireAuthorization(Policies.Scope(Scopes.Schedules)).WithTags("Absences");
        absences.MapGet("", ListAbsencesAsync);
        absences.MapPost("", async (AbsenceInput body, SaveAbsence save, CancellationToken cancel) =>
            (await save.RunAsync(null, body, cancel)).Answer(a => Results.Created($"/api/v1/absences/{a.Id}", a))).ProducesValidationProblem();
        absences.MapPut("{id:int}", async (int id, AbsenceInput body, SaveAbsence save, CancellationToken cancel) =>
            (await save.RunAsync(id, body, cancel)).Answer(Results.Ok)).ProducesValidationProblem();
        absences.MapDelete("{id:int}", async (int id, SaveAbsence save, CancellationToken cancel) => (await save.RemoveAsync(id, cancel)).Answer(_ => Results.NoContent()));
    }

    private static async Task<IResult> ListHolidaysAsync(DateOnly? from, DateOnly? to, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return Results.Ok(await context.Holidays.AsNoTracking().Where(h => (from == null || h.Date >= from) && (to == null || h.Date <= to))
            .OrderBy(h => h.Date).Take(MostListed).ToListAsync(cancellationToken));
    }

    /// <param name="employee">Of one employee only.</param>
    /// <param name="from">That last until then, or longer.</param>
    /// <param name="to">That begin then, or before.</param>
    private static async Task<IResult> ListAbsencesAsync(
        int? employee, DateOnly? from, DateOnly? to, [FromQuery(Name = "after_id")] int? afterId, int? limit,
        IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MostListed)
        {
            return FieldProblems.Of("limit", $"limit must be from 1 to {MostListed}.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return Results.Ok(await context.Absences.AsNoTracking()
            .Where(a => a.Id > (afterId ?? 0) && (employee == null || a.EmployeeId == employee) && (from == null || a.To >= from) && (to == null || a.From <= to))
            .OrderBy(a => a.Id).Take(limit ?? MostListed).ToListAsync(cancellationToken));
    }
}
