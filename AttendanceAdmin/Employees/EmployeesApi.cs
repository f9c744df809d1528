using System.Globalization;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees;

/// <summary><c>/api/v1/employees</c>. Of what is sent, a member left out is left alone and null clears it.</summary>
internal static class EmployeesApi
{
    private const int MaxLimit = 1000;

    public static void MapEmployeesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/employees").RequireAuthorization(Policies.Scope(Scopes.Employees)).WithTags("Employees");
        api.MapGet("", ListAsync).Produces<List<EmployeeAnswer>>();
        api.MapGet("{id:int}", FindAsync).Produces<EmployeeAnswer>();
        api.MapPost("", (HttpContext http, JsonElement body, EmployeeSaving saving) => saving.CreateAsync(http, body))
            .Accepts<EmployeeBody>("application/json").Produces<EmployeeAnswer>(StatusCodes.Status201Created).ProducesValidationProblem();
        foreach (var method in new[] { HttpMethods.Put, HttpMethods.Patch })
        {
            api.MapMethods("{id:int}", [method], (HttpContext http, int id, JsonElement body, EmployeeSaving saving) => saving.ChangeAsync(http, id, body))
                .Accepts<EmployeeBody>("application/json").Produces<EmployeeAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status412PreconditionFailed);
        }

        // Somebody who left is deactivated; punches, and whose they are, stay.
        api.MapDelete("{id:int}", (HttpContext http, int id, EmployeeSaving saving) => saving.ChangeAsync(http, id, JsonSerializer.SerializeToElement(new { active = false })))
            .Produces<EmployeeAnswer>();
    }

    private static async Task<IResult> ListAsync(
        IDbContextFactory<AttendanceContext> contexts, string? search, [FromQuery(Name = "after_id")] int? afterId, int? limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit)
        {
            return FieldProblems.Of("limit", $"limit must be from 1 to {MaxLimit}.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Whole(context).Matching(search).Where(e => e.Id > (afterId ?? 0)).OrderBy(e => e.Id).Take(limit ?? 100).ToListAsync(cancellationToken);
        return Results.Ok(rows.ConvertAll(EmployeeAnswer.Of));
    }

    private static async Task<IResult> FindAsync(HttpContext http, int id, IDbContextFactory<AttendanceContext> contexts)
    {
        await using var context = await contexts.CreateDbContextAsync(http.RequestAborted);
        return await Whole(context).SingleOrDefaultAsync(e => e.Id == id, http.RequestAborted) is { } employee
            ? EmployeeSaving.Found(http, employee)
            : EmployeeSaving.NotFound(id);
    }

    private static IQueryable<Employee> Whole(AttendanceContext context) =>
        context.Employees.AsNoTracking().Include(e => e.Cards).Include(e => e.Groups).AsSplitQuery();
}

/// <summary>An employee as the API shows it.</summary>
internal sealed record EmployeeAnswer(
    int Id, string Matricule, string Name, string LastName, string FirstName, string? Department, string? Post, string? Pin, string? Email,
    DateOnly? BirthDate, DateOnly? HireDate, DateOnly? LeavingDate, bool Active, IReadOnlyList<string> Cards, IReadOnlyList<int> Groups,
    DateTimeOffset? UpdatedAt, int? MergedIntoId)
{
    public static EmployeeAnswer Of(Employee e) => new(
        e.Id, e.Matricule, e.Name, e.LastName, e.FirstName, e.Department, e.Post, e.Pin, e.Email, e.BirthDate, e.HireDate, e.LeavingDate, e.Active,
        [.. e.Cards.Select(c => c.Number).Order(StringComparer.Ordinal)], [.. e.Groups.Select(g => g.GroupId).Order()], e.UpdatedAt, e.MergedIntoId);
}

/// <summary>What may be sent; for the API's description only, what is read is in <see cref="EmployeePatch"/>.</summary>
internal sealed record EmployeeBody(
    string? Matricule, string? LastName, string? FirstName, string? Department, string? Post, string? Pin, string? Email,
    DateOnly? BirthDate, DateOnly? HireDate, DateOnly? LeavingDate, bool? Active, IReadOnlyList<string>? Cards, IReadOnlyList<int>? Groups, DateTimeOffset? UpdatedAt);
