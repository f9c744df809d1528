using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary><c>terminals/{id}/mappings</c>: which connections serve a terminal, and what flows between them.</summary>
internal static class TerminalMappings
{
    private static readonly string[] Truths = ["is_active", "sync_users", "sync_attendance"];

    public static void MapTerminalMappings(this IEndpointRouteBuilder api)
    {
        api.MapGet("/terminals/{id:int}/mappings", ListAsync);
        api.MapPost("/terminals/{id:int}/mappings", PutAsync);
    }

    public static IResult NoTerminal() => DevicesAnswer.NotFound("Terminal not found");

    private static async Task<IResult> ListAsync(int id, TerminalDirectory terminals, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        if (terminals.Find(id) is not { } terminal)
        {
            return NoTerminal();
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var mappings = await context.Set<ConnectionTerminal>().AsNoTracking().Where(t => t.TerminalId == id)
            .Join(context.Set<Connection>(), t => t.ConnectionId, c => c.Id, (t, c) => new
            {
                t.Id, ConfigId = c.Id, ConfigName = c.Name, IsActive = t.Active, t.SyncUsers, t.SyncAttendance, t.LastUserSync, t.LastAttendanceSync,
            })
            .OrderBy(m => m.Id).ToListAsync(cancellationToken);
        return Results.Ok(new { Success = true, TerminalSn = terminal.Serial, Mappings = mappings });
    }

    /// <summary>Said again, it changes the one there is.</summary>
    private static async Task<IResult> PutAsync(int id, HttpContext http, TerminalDirectory terminals, IDbContextFactory<AttendanceContext> contexts)
    {
        if (terminals.Find(id) is null)
        {
            return NoTerminal();
        }

        if (await DevicesAnswer.ReadAsync(http) is not { } body || DevicesAnswer.Number(body, "config_id") is not { } configId)
        {
            return DevicesAnswer.BadRequest("config_id is required.");
        }

        if (Array.Find(Truths, t => !DevicesAnswer.TryTruth(body, t, out _)) is { } wrong)
        {
            return DevicesAnswer.BadRequest($"{wrong} must be true or false.");
        }

        await using var context = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (await context.Set<Connection>().Include(c => c.Terminals).SingleOrDefaultAsync(c => c.Id == configId, http.RequestAborted) is not { } connection)
        {
            return ThirdPartyConfigs.NoConfig();
        }

        var known = connection.Terminals.Find(t => t.TerminalId == id);
        var mapping = known ?? new ConnectionTerminal { TerminalId = id };
        if (known is null)
        {
            connection.Terminals.Add(mapping);
        }

        mapping.Active = DevicesAnswer.Truth(body, "is_active") ?? mapping.Active;
        mapping.SyncUsers = DevicesAnswer.Truth(body, "sync_users") ?? mapping.SyncUsers;
        mapping.SyncAttendance = DevicesAnswer.Truth(body, "sync_attendance") ?? mapping.SyncAttendance;
        await context.SaveChangesAsync(http.RequestAborted);
        return Results.Ok(new { Success = true, Message = known is null ? "Mapping created" : "Mapping updated", Data = new { mapping.Id, Created = known is null } });
    }
}
