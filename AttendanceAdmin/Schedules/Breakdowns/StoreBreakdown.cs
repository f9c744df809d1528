using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Breakdowns;

/// <summary>Stores which punches a terminal would have seen, before they are written.</summary>
internal sealed class StoreBreakdown(IDbContextFactory<AttendanceContext> contexts, Audit audit, TimeProvider time)
{
    /// <returns>The breakdown's number.</returns>
    public async Task<int> RunAsync(int terminal, DateOnly date, string reason, List<BreakdownLine> lines, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var breakdown = context.Add(new Breakdown
        {
            TerminalId = terminal, Date = date, Reason = reason, By = await audit.ActorAsync(), At = time.GetUtcNow(), Lines = lines,
        }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        await audit.RecordAsync(
            AuditAction.BreakdownRecorded, FormattableString.Invariant($"terminal {terminal}, {date:yyyy-MM-dd}"), $"{lines.Count}: {reason}", cancellationToken);
        return breakdown.Id;
    }
}
