using System.Data.Common;
using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.TimeMoto;

/// <summary>Keeps the last calls that were not believed; anybody can make one, so few are kept, and few a minute.</summary>
internal sealed partial class RejectedCalls(
    IDbContextFactory<AttendanceContext> contexts, IDataProtectionProvider protection, TimeProvider time, ILogger<RejectedCalls> logger)
{
    public const int Kept = 50;
    public const int KeptPerMinute = 60;

    private readonly IDataProtector protector = RawInbox.Protector(protection);
    private readonly Lock gate = new();
    private (long Minute, int Count) lately;

    public async Task KeepAsync(HttpContext http, RejectionReason reason, byte[] body)
    {
        if (!IsWithinBounds())
        {
            return;
        }

        var header = http.Request.Headers[Signature.Header].ToString();
        var call = new RejectedCall
        {
            At = time.GetUtcNow(),
            Reason = reason,
            Address = http.Connection.RemoteIpAddress?.ToString(),
            Signature = header.Length == 0 ? null : header[..Math.Min(header.Length, RejectedCall.MaxSignatureLength)],
            Bytes = body.Length,
            Body = protector.Protect(body[..Math.Min(body.Length, RejectedCall.MaxBodyBytes)]),
        };
        Log.Rejected(logger, reason, call.Address, call.Bytes);
        try
        {
            await StoreAsync(call);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or InvalidOperationException)
        {
            // The caller is refused all the same; what it sent stands nowhere.
            Log.NotKept(logger, fault);
        }
    }

    /// <summary>Newest first, bodies readable.</summary>
    public async Task<IReadOnlyList<(RejectedCall Call, byte[] Body)>> LastAsync(int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var calls = await context.Set<RejectedCall>().AsNoTracking().OrderByDescending(c => c.Id).Take(count).ToListAsync(cancellationToken);
        return [.. calls.Select(c => (c, protector.Unprotect(c.Body)))];
    }

    private async Task StoreAsync(RejectedCall call)
    {
        await using var context = await contexts.CreateDbContextAsync();
        context.Add(call);
        await context.SaveChangesAsync();
        var oldest = call.Id - Kept;
        await context.Set<RejectedCall>().Where(c => c.Id <= oldest).ExecuteDeleteAsync();
    }

    private bool IsWithinBounds()
    {
        var minute = time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        lock (gate)
        {
            lately = lately.Minute == minute ? (minute, lately.Count + 1) : (minute, 1);
            return lately.Count <= KeptPerMinute;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A call to the TimeMoto webhook from {Address} ({Bytes} bytes) was not believed: {Reason}")]
        public static partial void Rejected(ILogger logger, RejectionReason reason, string? address, int bytes);

        [LoggerMessage(LogLevel.Warning, "A rejected TimeMoto call could not be kept for diagnosis")]
        public static partial void NotKept(ILogger logger, Exception fault);
    }
}
