using System.Globalization;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees;

/// <summary>
/// Saving by the API. Whoever sends back the <c>ETag</c> as <c>If-Match</c>, or the <c>updated_at</c> that was read, is told (412) when
/// somebody else saved meanwhile; whoever sends neither saves over it.
/// </summary>
internal sealed class EmployeeSaving(SaveEmployee save, IDbContextFactory<AttendanceContext> contexts, IStringLocalizer<EmployeesTexts> texts)
{
    public static IResult Found(HttpContext http, Employee employee)
    {
        http.Response.Headers.ETag = Tag(employee);
        return Results.Ok(EmployeeAnswer.Of(employee));
    }

    public static IResult NotFound(int id) => Results.Problem($"There is no employee {id}.", statusCode: StatusCodes.Status404NotFound);

    public Task<IResult> CreateAsync(HttpContext http, JsonElement body) => RunAsync(http, body, new EmployeeInput());

    public async Task<IResult> ChangeAsync(HttpContext http, int id, JsonElement body)
    {
        await using var context = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (await context.Employees.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, http.RequestAborted) is not { } employee)
        {
            return NotFound(id);
        }

        return IsCurrent(http, body, employee)
            ? await RunAsync(http, body, EmployeeInput.Of(employee) with { Version = employee.Version })
            : Stale(employee);
    }

    private async Task<IResult> RunAsync(HttpContext http, JsonElement body, EmployeeInput input)
    {
        if (EmployeePatch.Apply(body, input) is { } wrong)
        {
            return FieldProblems.Of(wrong, texts["WrongType", wrong]);
        }

        switch (await save.RunAsync(input, http.RequestAborted, ActKind.Api))
        {
            case SaveEmployeeOutcome.Saved { Employee: var employee }:
                http.Response.Headers.ETag = Tag(employee);
                return input.Id is null ? Results.Created($"/api/v1/employees/{employee.Id}", EmployeeAnswer.Of(employee)) : Results.Ok(EmployeeAnswer.Of(employee));
            case SaveEmployeeOutcome.Refused { Faults: var faults }:
                return FieldProblems.Of(faults);
            case SaveEmployeeOutcome.Stale { Current: var current }:
                return Stale(current);
            default:
                return NotFound(input.Id ?? 0);
        }
    }

    private static bool IsCurrent(HttpContext http, JsonElement body, Employee employee)
    {
        var tags = http.Request.Headers.IfMatch;
        if (tags.Count > 0 && !tags.ToString().Split(',', StringSplitOptions.TrimEntries).Any(t => t == "*" || t == Tag(employee)))
        {
            return false;
        }

        // What is no instant was not read from here, and is no promise to keep.
        return body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("updated_at", out var read) || read.ValueKind != JsonValueKind.String
            || !read.TryGetDateTimeOffset(out var at) || at.ToUnixTimeMilliseconds() == employee.UpdatedAt?.ToUnixTimeMilliseconds();
    }

    private IResult Stale(Employee current) => Results.Problem(
        texts["ChangedMeanwhile", current.UpdatedBy ?? "-", current.UpdatedAt?.UtcDateTime.ToString("u", CultureInfo.InvariantCulture) ?? "-"],
        statusCode: StatusCodes.Status412PreconditionFailed);

    private static string Tag(Employee employee) => string.Create(CultureInfo.InvariantCulture, $"\"{employee.Version}\"");
}
