using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>
/// The API of the facial "Attendance System", so that an HR system built for it works unchanged: <c>/api/employees/</c> and
/// <c>/api/attendance/</c>, every path with and without the final slash.
/// </summary>
internal static class AttendanceApi
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void MapAttendanceApi(this WebApplication app)
    {
        var callers = app.Services.GetRequiredService<AllowedCallers>();
        var employees = app.MapGroup("/api/employees").WithTags("Attendance System")
            .RequireAuthorization(p => p.RequireAssertion(attempt => callers.Admits(attempt, Scopes.Employees)))
            .AddEndpointFilter(AllowedCallers.NameAsync);
        employees.MapMethods("/", Reading, ListAsync);
        employees.MapPost("/", CreateAsync);
        employees.MapPut("/{id:int}", ChangeAsync);
        employees.MapDelete("/{id:int}", DeleteAsync);
        employees.MapMethods("/{id:int}/photo", Reading, SendPhotoAsync);
        employees.MapMethods("/{id}", ["PUT", "DELETE"], NoNumber);
        employees.MapMethods("/{id}/photo", Reading, NoNumber);
        app.MapMethods("/api/attendance/", Reading, AttendanceQuery.AnswerAsync).WithTags("Attendance System")
            .RequireAuthorization(p => p.RequireAssertion(attempt => callers.Admits(attempt, Scopes.PunchesRead)));
    }

    /// <summary><c>[{"id":1,"name":"NOM PRENOM","department":"…"}]</c>; who left is not there.</summary>
    private static async Task<IResult> ListAsync(string? skip, string? limit, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        var window = Window.Read(skip, limit);
        if (window.Fault is not null)
        {
            return Detail.Unprocessable(window.Fault);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Employees.AsNoTracking().Where(e => e.Active).OrderBy(e => e.Id).Skip(window.Skip).Take(window.Limit)
            .Select(e => new { e.Id, Name = (e.LastName + " " + e.FirstName).TrimEnd(), e.Department }).ToListAsync(cancellationToken);
        return Results.Ok(rows);
    }

    private static async Task<IResult> CreateAsync(HttpContext http, EmployeeFormReader reader, PutEmployee put)
    {
        var (form, refusal) = await reader.ReadAsync(http);
        return form is null ? refusal!
            : string.IsNullOrWhiteSpace(form.Name) ? Detail.Unprocessable("name is required.")
            : Answer(await put.RunAsync(form, known: null, http.RequestAborted), e => new { e.Id, e.Name });
    }

    private static async Task<IResult> ChangeAsync(
        int id, HttpContext http, EmployeeFormReader reader, PutEmployee put, IDbContextFactory<AttendanceContext> contexts)
    {
        if (await FindAsync(id, contexts, http.RequestAborted) is not { } known)
        {
            return NoSuchEmployee();
        }

        var (form, refusal) = await reader.ReadAsync(http);
        return form is null ? refusal!
            : form.Name is not null && string.IsNullOrWhiteSpace(form.Name) ? Detail.Unprocessable("name must not be empty.")
            : Answer(await put.RunAsync(form, known, http.RequestAborted), _ => new { Status = "updated" });
    }

    /// <summary>Deactivates: punches, and whose they are, stay.</summary>
    private static async Task<IResult> DeleteAsync(int id, SaveEmployee save, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken) =>
        await FindAsync(id, contexts, cancellationToken) is { } known
            ? Answer(
                await save.RunAsync(EmployeeInput.Of(known) with { Active = false }, cancellationToken, Employees.History.ActKind.Api),
                _ => new { Status = "deleted" })
            : NoSuchEmployee();

    private static async Task<IResult> SendPhotoAsync(
        int id, [FromQuery(Name = "photo_num")] string? number, HttpResponse response, IDbContextFactory<AttendanceContext> contexts, PhotoFiles files,
        CancellationToken cancellationToken)
    {
        if (!int.TryParse(number ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place is < 1 or > EmployeeFormReader.MaxPhotos)
        {
            return Detail.Unprocessable($"photo_num must be a number from 1 to {EmployeeFormReader.MaxPhotos}.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var photos = await context.EmployeePhotos.AsNoTracking().Of(id).Where(p => p.Employee.Active).ToListAsync(cancellationToken);
        return PhotoNumbers.Of(photos).GetValueOrDefault(place) is { } photo && File.Exists(files.PathOf(photo.Hash)) ? PhotosApi.Send(response, photo, files, forGood: false) : Detail.NotFound("Photo not found");
    }

    private static IResult Answer(SaveEmployeeOutcome outcome, Func<Employee, object> saved) => outcome switch
    {
        SaveEmployeeOutcome.Saved { Employee: var employee } => Results.Ok(saved(employee)),
        SaveEmployeeOutcome.Refused { Faults: var faults } => Detail.BadRequest(string.Join(' ', faults.Errors.Select(e => e.ErrorMessage).Distinct(StringComparer.Ordinal))),
        _ => NoSuchEmployee(),
    };

    private static async Task<Employee?> FindAsync(int id, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Employees.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.Active, cancellationToken);
    }

    /// <summary>As that system says it.</summary>
    private static IResult NoNumber(string id) => Detail.Unprocessable($"employee_id must be a number, and {id} is none.");

    private static IResult NoSuchEmployee() => Detail.NotFound("Employee not found");
}
