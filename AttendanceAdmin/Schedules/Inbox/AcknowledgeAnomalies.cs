using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Inbox;

/// <summary>A day, and the anomalies of it that were acknowledged just now.</summary>
internal sealed record AcknowledgedDay(int EmployeeId, DateOnly Date, int Codes);

/// <summary>Writes down that somebody has looked at the anomalies of some days, and why they may stay; takes it back.</summary>
internal sealed class AcknowledgeAnomalies(IDbContextFactory<AttendanceContext> contexts, Audit audit, TimeProvider time)
{
    public const int MaxReasonLength = 500;

    /// <returns>What was acknowledged, to take it back; null without a reason.</returns>
    public async Task<IReadOnlyList<AcknowledgedDay>?> RunAsync(IReadOnlyCollection<InboxDay> days, string? reason, CancellationToken cancellationToken)
    {
        if (reason?.Trim() is not { Length: > 0 and <= MaxReasonLength } given)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var actor = await audit.ActorAsync();
        var done = new List<AcknowledgedDay>();
        foreach (var day in days)
        {
            var codes = day.Codes.Aggregate(0, (flags, code) => flags | Days.AnomalyCodes.Flag(code));
            var known = await context.AnomalyAcknowledgements.FindAsync([day.Date, day.EmployeeId], cancellationToken)
                ?? context.Add(new AnomalyAcknowledgement { Date = day.Date, EmployeeId = day.EmployeeId, Reason = given, By = actor }).Entity;
            (known.Reason, known.By, known.At) = (given, actor, time.GetUtcNow());
            done.Add(new AcknowledgedDay(day.EmployeeId, day.Date, codes & ~known.Codes));
            known.Codes |= codes;
        }

        await context.SaveChangesAsync(cancellationToken);
        foreach (var day in days)
        {
            await audit.RecordAsync(AuditAction.AnomaliesAcknowledged, day.Name, FormattableString.Invariant($"{day.Date:yyyy-MM-dd} {string.Join(", ", day.Codes)}: {given}"), cancellationToken);
        }

        return done;
    }

    public async Task UndoAsync(IReadOnlyList<AcknowledgedDay> days, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var day in days)
        {
            if (await context.AnomalyAcknowledgements.FindAsync([day.Date, day.EmployeeId], cancellationToken) is not { } known)
            {
                continue;
            }

            known.Codes &= ~day.Codes;
            if (known.Codes == 0)
            {
                context.Remove(known);
            }

            await audit.RecordAsync(
                AuditAction.AnomaliesReopened, FormattableString.Invariant($"#{day.EmployeeId}"), FormattableString.Invariant($"{day.Date:yyyy-MM-dd}"), cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
