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
        api.MapPost("", CreateAsync);
        api.MapPost("{id:int}/members", async (int id, MemberBody body, JoinGroup join, CancellationToken cancel) =>
            Answer(await join.AddMemberAsync(id, body.EmployeeId, cancel)));
        api.MapDelete("{id:int}/members/{employeeId:int}", async (int id, int employeeId, JoinGroup join, CancellationToken cancel) =>
            Answer(await join.RemoveMemberAsync(id, employeeId, cancel)));
        api.MapPost("{id:int}/terminals", async (int id, TerminalBody body, EquipGroup equip, CancellationToken cancel) =>
            Answer(await equip.AddAsync(id, body.TerminalId, cancel)));
        api.MapDelete("{id:int}/terminals/{terminalId:int}", (int id, int terminalId, EquipGroup equip, CancellationToken cancel) => equip.RemoveAsync(id, terminalId, cancel));
    }

    private static async Task<IResult> ListAsync(IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return Results.Ok(await context.TerminalGroups.OrderBy(g => g.Name).Take(1000)
            .Select(g => new { g.Id, g.Name, Members = g.Members.Count, Terminals = g.Terminals.Select(t => t.TerminalId).ToList() })
            .ToListAsync(cancellationToken));
    }

    private static async Task<IResult> CreateAsync(GroupBody body, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        var name = body.Name?.Trim();
        if (name is not { Length: > 0 and <= 100 })
        {
            return FieldProblems.Of("name", "Give the group a name of 1 to 100 characters.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.TerminalGroups.AnyAsync(g => g.Name == name, cancellationToken))
        {
            return FieldProblems.Of("name", $"There is a group '{name}' already.");
        }

        var group = context.TerminalGroups.Add(new TerminalGroup { Name = name }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        return Results.Created($"/api/v1/groups/{group.Id}", new { group.Id });
    }

    private static IResult Answer(JoinOutcome outcome) => outcome switch
    {
        JoinOutcome.NotFound { What: var what } => Results.Problem($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound),
        JoinOutcome.Refused { Reason: var reason } => FieldProblems.Of("employee_id", reason),
        _ => Results.NoContent(),
    };

    internal sealed record GroupBody(string? Name);

    internal sealed record MemberBody(int EmployeeId);

    internal sealed record TerminalBody(int TerminalId);
}
