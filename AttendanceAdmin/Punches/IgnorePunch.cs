using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches;

internal enum CorrectionOutcome
{
    Done,
    NotFound,
    ReasonMissing,
}

/// <summary>A punch is evidence: it is never deleted, only ignored, with who, when and why, and can be restored.</summary>
internal sealed class IgnorePunch(IDbContextFactory<AttendanceContext> contexts, PunchFeed feed, TimeProvider time)
{
    public const int MaxReasonLength = 500;

    /// <summary>Makes it not count. Ignoring it again changes nothing.</summary>
    public async Task<CorrectionOutcome> IgnoreAsync(long id, string? reason, string actor, CancellationToken cancellationToken) =>
        reason?.Trim() is { Length: > 0 and <= MaxReasonLength } given
            ? await ChangeAsync(id, p => p.IgnoredAt is null, p => (p.IgnoredAt, p.IgnoredBy, p.IgnoredReason) = (time.GetUtcNow(), actor, given), cancellationToken)
            : CorrectionOutcome.ReasonMissing;

    /// <summary>Makes it count again.</summary>
    public Task<CorrectionOutcome> RestoreAsync(long id, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, p => p.IgnoredAt is not null, p => (p.IgnoredAt, p.IgnoredBy, p.IgnoredReason) = (null, null, null), cancellationToken);

    private async Task<CorrectionOutcome> ChangeAsync(long id, Func<Punch, bool> isNeeded, Action<Punch> change, CancellationToken cancellationToken)
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
            feed.PublishCorrection();
        }

        return CorrectionOutcome.Done;
    }
}
