using System.Text.Json;
using AttendanceAdmin.Connections.IncomingUsers;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>
/// <c>sync/users/from-third-party</c> and <c>sync/users/to-terminal</c>. The work is done, or queued for the terminal, when the answer comes;
/// <c>task_id</c> names it for those who keep such a number.
/// </summary>
internal static class UserSyncs
{
    public static void MapUserSyncs(this IEndpointRouteBuilder api)
    {
        api.MapPost("/sync/users/from-third-party", FromThirdPartyAsync);
        api.MapPost("/sync/users/to-terminal", ToTerminalAsync);
    }

    public static string TaskId() => Guid.NewGuid().ToString();

    private static async Task<IResult> FromThirdPartyAsync(
        HttpContext http, TerminalDirectory terminals, ListConnections list, SyncUsers sync, Audit audit, IStringLocalizer<ConnectionsTexts> texts)
    {
        if (await DevicesAnswer.ReadAsync(http) is not { } body || DevicesAnswer.Number(body, "terminal_id") is not { } terminalId
            || DevicesAnswer.Number(body, "config_id") is not { } configId)
        {
            return DevicesAnswer.BadRequest("terminal_id and config_id are required.");
        }

        if (terminals.Find(terminalId) is not { } terminal)
        {
            return TerminalMappings.NoTerminal();
        }

        if (await list.FindAsync(configId, http.RequestAborted) is not { Connection: var connection })
        {
            return ThirdPartyConfigs.NoConfig();
        }

        var result = await sync.RunAsync(connection, write: true, await audit.ActorAsync(), http.RequestAborted);
        return result.Trouble != Calling.Trouble.None ? DevicesAnswer.Failed(texts["Trouble" + result.Trouble]) : Results.Ok(new
        {
            Success = true,
            Message = $"{result.Of(DifferenceKind.Created)} created, {result.Of(DifferenceKind.Updated) + result.Of(DifferenceKind.Enabled)} updated, {result.Of(DifferenceKind.Disabled)} disabled",
            TaskId = TaskId(),
            TerminalSn = terminal.Serial,
            ConfigName = connection.Name,
        });
    }

    /// <summary><c>user_ids</c> are employees' ids; all whom the terminal should know if they are left out.</summary>
    private static async Task<IResult> ToTerminalAsync(
        HttpContext http, TerminalDirectory terminals, ResyncTerminal resync, TellTerminals tell, IDbContextFactory<AttendanceContext> contexts)
    {
        if (await DevicesAnswer.ReadAsync(http) is not { } body || DevicesAnswer.Number(body, "terminal_id") is not { } terminalId)
        {
            return DevicesAnswer.BadRequest("terminal_id is required.");
        }

        if (terminals.Find(terminalId) is not { } terminal)
        {
            return TerminalMappings.NoTerminal();
        }

        if (terminal.State != TerminalState.Approved)
        {
            return DevicesAnswer.BadRequest($"Terminal {terminal.Serial} is not approved.");
        }

        if (!body.TryGetProperty("user_ids", out var some) || some.ValueKind == JsonValueKind.Null)
        {
            await resync.RunAsync(terminalId, onlyFailed: false, http.RequestAborted);
        }
        else if (Ids(some) is not { } ids)
        {
            return DevicesAnswer.BadRequest("user_ids must be a list of whole numbers.");
        }
        else
        {
            await using var context = await contexts.CreateDbContextAsync(http.RequestAborted);
            if (await context.Employees.CountAsync(e => ids.Contains(e.Id), http.RequestAborted) < ids.Count)
            {
                return DevicesAnswer.NotFound("User not found");
            }

            var rows = context.TerminalPeople.Where(p => p.TerminalId == terminalId && p.EmployeeId != null && ids.Contains(p.EmployeeId.Value));
            await tell.ChangeAsync(context, () => TryAgain.AskAsync(rows, http.RequestAborted), () => ids, terminalId, http.RequestAborted);
        }

        return Results.Ok(new { Success = true, Message = "Users are being sent to the terminal", TaskId = TaskId(), TerminalSn = terminal.Serial });
    }

    private static List<int>? Ids(JsonElement list) => list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.Number && i.TryGetInt32(out _))
        ? [.. list.EnumerateArray().Select(i => i.GetInt32()).Distinct()]
        : null;
}
