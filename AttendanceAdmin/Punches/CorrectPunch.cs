using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches;

internal enum CorrectionOutcome
{
    Done,
    NotFound,
    ReasonMissing,
}

/// <summary>A punch is evidence: it is never deleted, only ignored, with who, when and why, and can be restored. Both are audited.</summary>
internal sealed class CorrectPunch(IDbContextFactory<AttendanceContext> contexts, PunchFeed feed, Audit audit, TimeProvider time)
{
    public const int MaxReasonLength = 500;

    /// <summary>Makes it not count. Ignoring it again changes nothing.</summary>
    public async Task<CorrectionOutcome> IgnoreAsync(long id, string? reason, CancellationToken cancellationToken)
    {
        if (reason?.Trim() is not { Length: > 0 and <= MaxReasonLength } given)
        {
            return CorrectionOutcome.ReasonMissing;
        }

        var actor = await audit.ActorAsync();
        return await ChangeAsync(
            id, p => p.IgnoredAt is null, p => (p.IgnoredAt, p.IgnoredBy, p.IgnoredReason) = (time.GetUtcNow(), actor, given),
            AuditAction.PunchIgnored, given, cancellationToken);
    }

    /// <summary>Makes it count again.</summary>
    public Task<CorrectionOutcome> RestoreAsync(long id, CancellationToken cancellationToken) => ChangeAsync(
        id, p => p.IgnoredAt is not null, p => (p.IgnoredAt, p.IgnoredBy, p.IgnoredReason) = (null, null, null),
        AuditAction.PunchRestored, details: null, cancellationToken);

    private async Task<CorrectionOutcome> ChangeAsync(
        long id, Func<Punch, bool> isNeeded, Action<Punch> change, AuditAction action, string? details, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Punches.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } punch)
        {
            return CorrectionOutcome.NotFound;
        }

        if (isNeeded(punch))
        {
            change(punch);
            await context.SaveChangesAsync(cancellationToken);
            await audit.RecordAsync(action, id.ToString(CultureInfo.InvariantCulture), details, cancellationToken);
            feed.PublishCorrection();
        }

        return CorrectionOutcome.Done;
    }
}
