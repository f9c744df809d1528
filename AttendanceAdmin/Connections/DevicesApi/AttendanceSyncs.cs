using System.Globalization;
using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary><c>attendance/sync-status</c>: the deliveries, a page at a time, newest first. What is to be tried again, and what is dead, is <c>failed</c> there.</summary>
internal static class AttendanceSyncs
{
    private const int UsualPage = 50;
    private const int MaxPage = 500;

    public static void MapAttendanceSyncs(this IEndpointRouteBuilder api) => api.MapGet("/attendance/sync-status", ListAsync);

    private static async Task<IResult> ListAsync(
        [FromQuery(Name = "terminal_id")] string? terminalId, string? status, string? page, [FromQuery(Name = "per_page")] string? perPage,
        IDbContextFactory<AttendanceContext> contexts, TerminalDirectory terminals, CancellationToken cancellationToken)
    {
        if (!TryNumber(terminalId, null, out var terminal) || !TryNumber(page, 1, out var number) || !TryNumber(perPage, UsualPage, out var size) || number < 1 || size < 1)
        {
            return DevicesAnswer.BadRequest("terminal_id, page and per_page must be whole numbers, 1 or more.");
        }

        if (!IsWord(status))
        {
            return DevicesAnswer.BadRequest("status must be pending, sent or failed.");
        }

        if (terminal is { } id && terminals.Find(id) is null)
        {
            return TerminalMappings.NoTerminal();
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var deliveries = context.Set<Delivery>().AsNoTracking().Join(context.Punches, d => d.PunchId, p => p.Id, (Delivery, Punch) => new DeliveredPunch { Delivery = Delivery, Punch = Punch })
            .Where(d => terminal == null || d.Punch.TerminalId == terminal);
        var counts = await deliveries.GroupBy(d => d.Delivery.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var (pending, sent) = (counts.GetValueOrDefault(DeliveryState.Pending), counts.GetValueOrDefault(DeliveryState.Sent));
        var failed = counts.Values.Sum() - pending - sent;
        var (window, total) = (Math.Min(size!.Value, MaxPage), status switch { "pending" => pending, "sent" => sent, "failed" => failed, _ => pending + sent + failed });
        var rows = await Of(deliveries, status).OrderByDescending(d => d.Delivery.Id)
            .Skip((int)Math.Min((number!.Value - 1L) * window, int.MaxValue)).Take(window).ToListAsync(cancellationToken);
        var names = await NamesAsync(context, rows, cancellationToken);
        return Results.Ok(new
        {
            Success = true,
            Logs = rows.Select(r => Log(r, terminals, r.Punch.EmployeeId is { } owner ? names.GetValueOrDefault(owner) : null)),
            Pagination = new { Page = number, PerPage = window, Total = total, Pages = (total + window - 1) / window },
            Stats = new { Pending = pending, Sent = sent, Failed = failed },
        });
    }

    private static object Log(DeliveredPunch row, TerminalDirectory terminals, string? name) => new
    {
        row.Delivery.Id,
        TerminalSn = terminals.Find(row.Punch.TerminalId)?.Serial,
        Enrollid = long.TryParse(row.Punch.Pin, NumberStyles.None, CultureInfo.InvariantCulture, out var pin) ? (object)pin : row.Punch.Pin,
        UserName = name ?? "",
        Time = row.Punch.LocalTime,
        Mode = Math.Max((int)row.Punch.VerifyCode, 0),
        Inout = row.Punch.Direction is PunchDirection.Out or PunchDirection.BreakOut ? 1 : 0,
        SyncStatus = row.Delivery.State switch { DeliveryState.Pending => "pending", DeliveryState.Sent => "sent", _ => "failed" },
        SyncAttempts = row.Delivery.Attempts,
        SyncedAt = row.Delivery.SentAt,
        SyncError = DeliveryWords.Error(row.Delivery),
    };

    private static Task<Dictionary<int, string>> NamesAsync(AttendanceContext context, List<DeliveredPunch> rows, CancellationToken cancellationToken)
    {
        var people = rows.Select(r => r.Punch.EmployeeId).OfType<int>().Distinct().ToArray();
        return context.Employees.Where(e => people.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => Employees.Employee.NameOf(e.LastName, e.FirstName), cancellationToken);
    }

    private static bool IsWord(string? status) => status is null or "" or "all" or "pending" or "sent" or "failed";

    private static IQueryable<DeliveredPunch> Of(IQueryable<DeliveredPunch> deliveries, string? status) => status switch
    {
        "pending" => deliveries.Where(d => d.Delivery.State == DeliveryState.Pending),
        "sent" => deliveries.Where(d => d.Delivery.State == DeliveryState.Sent),
        "failed" => deliveries.Where(d => d.Delivery.State != DeliveryState.Pending && d.Delivery.State != DeliveryState.Sent),
        _ => deliveries,
    };

    private static bool TryNumber(string? text, int? otherwise, out int? number)
    {
        number = otherwise;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var read = int.TryParse(text, CultureInfo.InvariantCulture, out var given);
        number = read ? given : null;
        return read;
    }

    private sealed class DeliveredPunch
    {
        public required Delivery Delivery { get; init; }

        public required Punch Punch { get; init; }
    }
}
