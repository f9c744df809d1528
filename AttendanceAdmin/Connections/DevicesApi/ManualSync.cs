using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary><c>attendance/manual-sync</c>: tries now what a connection is due, and says what came of it.</summary>
internal static class ManualSync
{
    public static void MapManualSync(this IEndpointRouteBuilder api) => api.MapPost("/attendance/manual-sync", RunAsync);

    private static async Task<IResult> RunAsync(
        HttpContext http, TerminalDirectory terminals, SyncConnection sync, IDbContextFactory<AttendanceContext> contexts, TimeProvider time)
    {
        if (await DevicesAnswer.ReadAsync(http) is not { } body || DevicesAnswer.Number(body, "config_id") is not { } configId)
        {
            return DevicesAnswer.BadRequest("config_id is required.");
        }

        var terminal = DevicesAnswer.Number(body, "terminal_id");
        if (terminal is { } id && terminals.Find(id) is null)
        {
            return TerminalMappings.NoTerminal();
        }

        var began = time.GetUtcNow();
        if (await sync.HandleAsync(configId, http.RequestAborted) is not { } connection)
        {
            return ThirdPartyConfigs.NoConfig();
        }

        await using var context = await contexts.CreateDbContextAsync(http.RequestAborted);
        var deliveries = context.Set<Delivery>().AsNoTracking()
            .Where(d => d.ConnectionId == configId && (terminal == null || context.Punches.Any(p => p.Id == d.PunchId && p.TerminalId == terminal)));
        var sent = await deliveries.CountAsync(d => d.State == DeliveryState.Sent && d.SentAt >= began, http.RequestAborted);
        var open = deliveries.Where(d => d.State == DeliveryState.Failed || d.State == DeliveryState.Dead);
        var failed = await open.CountAsync(http.RequestAborted);
        var last = await open.OrderByDescending(d => d.Id).FirstOrDefaultAsync(http.RequestAborted);
        return Results.Ok(new { Success = failed == 0, Message = $"{connection.Name}: {sent} sent, {failed} failed", Sent = sent, Failed = failed, Error = last is null ? null : DeliveryWords.Error(last) });
    }
}
