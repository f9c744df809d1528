using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees;

/// <summary><c>/api/v1/employees</c>.</summary>
internal static class EmployeesApi
{
    private const int MaxLimit = 1000;

    public static void MapEmployeesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/employees").RequireAuthorization(Policies.Scope(Scopes.Employees)).WithTags("Employees");
        api.MapGet("", ListAsync);
        api.MapGet("{id:int}", FindAsync);
        api.MapPost("", (EmployeeInput input, SaveEmployee save, CancellationToken cancel) => SaveAsync(input with { Id = null }, save, cancel));
        api.MapPut("{id:int}", (int id, EmployeeInput input, SaveEmployee save, CancellationToken cancel) => SaveAsync(input with { Id = id }, save, cancel));
        api.MapDelete("{id:int}", DeactivateAsync);
    }

    private static async Task<IResult> ListAsync(
        IDbContextFactory<AttendanceContext> contexts, string? search, [FromQuery(Name = "after_id")] int? afterId, int? limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit)
        {
            return FieldProblems.Of("limit", $"limit must be from 1 to {MaxLimit}.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = context.Employees.AsNoTracking().Where(e => e.Id > (afterId ?? 0));
        foreach (var word in Employee.Fold(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.Where(e => e.SearchText.Contains(word));
        }

        var rows = await found.OrderBy(e => e.Id).Take(limit ?? 100).ToListAsync(cancellationToken);
        return Results.Ok(rows.ConvertAll(EmployeeAnswer.Of));
    }

    private static async Task<IResult> FindAsync(int id, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Employees.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is { } employee
            ? Results.Ok(EmployeeAnswer.Of(employee))
            : NotFound(id);
    }

    private static async Task<IResult> SaveAsync(EmployeeInput input, SaveEmployee save, CancellationToken cancellationToken) =>
        await save.RunAsync(input, cancellationToken) switch
        {
            SaveEmployeeOutcome.Saved { Employee: var employee } when input.Id is null =>
                Results.Created($"/api/v1/employees/{employee.Id}", EmployeeAnswer.Of(employee)),
            SaveEmployeeOutcome.Saved { Employee: var employee } => Results.Ok(EmployeeAnswer.Of(employee)),
            SaveEmployeeOutcome.Refused { Faults: var faults } => FieldProblems.Of(faults),
            _ => NotFound(input.Id ?? 0),
        };

    /// <summary>Somebody who left is deactivated; punches, and whose they are, stay.</summary>
    private static async Task<IResult> DeactivateAsync(int id, IDbContextFactory<AttendanceContext> contexts, SaveEmployee save, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Employees.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is { } employee
            ? await SaveAsync(EmployeeInput.Of(employee) with { Active = false }, save, cancellationToken)
            : NotFound(id);
    }

    private static IResult NotFound(int id) => Results.Problem($"There is no employee {id}.", statusCode: StatusCodes.Status404NotFound);
}

/// <summary>An employee as the API shows it.</summary>
internal sealed record EmployeeAnswer(
    int Id, string Matricule, string Name, string LastName, string FirstName, string? Department, string? Post, string? Pin, string? Email,
    DateOnly? BirthDate, DateOnly? HireDate, DateOnly? LeavingDate, bool Active)
{
    public static EmployeeAnswer Of(Employee e) => new(
        e.Id, e.Matricule, e.Name, e.LastName, e.FirstName, e.Department, e.Post, e.Pin, e.Email, e.BirthDate, e.HireDate, e.LeavingDate, e.Active);
}
