using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Groups;

/// <summary><c>/api/v1/groups</c>: groups of terminals, and who is in them.</summary>
internal static class GroupsApi
{
    public static void MapGroupsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/groups").RequireAuthorization(Policies.Scope(Scopes.Employees)).WithTags("Groups");
        api.MapGet("", ListAsync);
        api.MapPost("", async (GroupBody body, SaveGroup save, CancellationToken cancel) => Answer(await save.RunAsync(id: null, body.Name, cancel)));
        api.MapPut("{id:int}", async (int id, GroupBody body, SaveGroup save, CancellationToken cancel) => Answer(await save.RunAsync(id, body.Name, cancel), created: false));
        api.MapPost("{id:int}/members", async (int id, MemberBody body, JoinGroup join, CancellationToken cancel) =>
            Answer(await join.AddMemberAsync(id, body.EmployeeId, cancel), "employee_id"));
        api.MapDelete("{id:int}/members/{employeeId:int}", async (int id, int employeeId, JoinGroup join, CancellationToken cancel) =>
            Answer(await join.RemoveMemberAsync(id, employeeId, cancel), "employee_id"));
        api.MapPost("{id:int}/terminals", async (int id, TerminalBody body, EquipGroup equip, CancellationToken cancel) =>
            Answer(await equip.AddAsync(id, body.TerminalId, cancel), "terminal_id"));
        api.MapDelete("{id:int}/terminals/{terminalId:int}", (int id, int terminalId, EquipGroup equip, CancellationToken cancel) => equip.RemoveAsync(id, terminalId, cancel));
    }

    private static async Task<IResult> ListAsync(IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return Results.Ok(await context.TerminalGroups.OrderBy(g => g.Name).Take(1000)
            .Select(g => new { g.Id, g.Name, Members = g.Members.Count, Terminals = g.Terminals.Select(t => t.TerminalId).ToList() })
            .ToListAsync(cancellationToken));
    }

    private static IResult Answer(SaveGroupOutcome outcome, bool created = true) => outcome switch
    {
        SaveGroupOutcome.Refused { Faults.Errors: [var fault, ..] } => FieldProblems.Of("name", fault.ErrorMessage),
        SaveGroupOutcome.Saved { Id: var id } when created => Results.Created($"/api/v1/groups/{id}", new { id }),
        SaveGroupOutcome.Saved => Results.NoContent(),
        _ => Results.Problem("There is no such group.", statusCode: StatusCodes.Status404NotFound),
    };

    /// <param name="field">Which is at fault if it is refused.</param>
    private static IResult Answer(JoinOutcome outcome, string field) => outcome switch
    {
        JoinOutcome.NotFound { What: var what } => Results.Problem($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound),
        JoinOutcome.Refused { Reason: var reason } => FieldProblems.Of(field, reason),
        _ => Results.NoContent(),
    };

    internal sealed record GroupBody(string? Name);

    internal sealed record MemberBody(int EmployeeId);

    internal sealed record TerminalBody(int TerminalId);
}
