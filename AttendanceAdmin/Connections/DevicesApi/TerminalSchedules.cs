using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules.AtTerminals;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>
/// <c>terminals/{id}/schedules</c>. What is changed holds at once; <c>sync</c> also tells the terminal, if it is one that can be told: what is
/// inactive, it is not told.
/// </summary>
internal static class TerminalSchedules
{
    public static void MapTerminalSchedules(this IEndpointRouteBuilder api)
    {
        var schedules = api.MapGroup("/terminals/{id:int}/schedules");
        schedules.MapGet("", ListAsync);
        schedules.MapPost("", (int id, HttpContext http, PutScheduleEntry put) => put.AddAsync(id, http));
        schedules.MapPut("/{entry:int}", (int id, int entry, HttpContext http, PutScheduleEntry put) => put.ChangeAsync(id, entry, http));
        schedules.MapDelete("/{entry:int}", (int id, int entry, HttpContext http, PutScheduleEntry put) => put.RemoveAsync(id, entry, http.RequestAborted));
        schedules.MapPost("/sync", SyncAsync);
    }

    private static async Task<IResult> ListAsync(int id, TerminalDirectory terminals, WriteEntries entries, CancellationToken cancellationToken)
    {
        if (terminals.Find(id) is null)
        {
            return TerminalMappings.NoTerminal();
        }

        var list = await entries.ListAsync(id, cancellationToken);
        return Results.Ok(new { Success = true, Schedules = list, Summary = new { Total = list.Count, Active = list.Count(e => e.IsActive), Days = list.Select(e => e.WeekdayDisplay).Distinct(StringComparer.Ordinal) } });
    }

    /// <summary>The terminal is always sent the whole week; a single entry that is named must be one of its.</summary>
    private static async Task<IResult> SyncAsync(
        int id, HttpContext http, TerminalDirectory terminals, SendSchedules send, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        if (terminals.Find(id) is not { } terminal)
        {
            return TerminalMappings.NoTerminal();
        }

        if (await DevicesAnswer.ReadAsync(http) is { } body && body.TryGetProperty("schedule_id", out var named) && named.ValueKind != JsonValueKind.Null)
        {
            if (DevicesAnswer.Number(body, "schedule_id") is not { } entry)
            {
                return DevicesAnswer.BadRequest("schedule_id cannot be read.");
            }

            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (!await context.Set<ScheduleEntry>().AnyAsync(e => e.Id == entry && e.TerminalId == id, cancellationToken))
            {
                return DevicesAnswer.NotFound("Schedule not found");
            }
        }

        return await send.RunAsync(id, cancellationToken) switch
        {
            SendSchedulesOutcome.NotApproved => DevicesAnswer.BadRequest($"Terminal {terminal.Serial} is not approved."),
            var outcome => Results.Ok(new
            {
                Success = true,
                Message = outcome == SendSchedulesOutcome.Asked ? "The schedule is being sent to the terminal" : "The schedule is in effect; there is nothing to send to the terminal",
                TaskId = UserSyncs.TaskId(),
                TerminalSn = terminal.Serial,
            }),
        };
}
}
