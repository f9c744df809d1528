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

    /// <summary>Its month went to payroll: it is reopened first.</summary>
    PeriodClosed,
}

/// <summary>A punch is evidence: it is never deleted, only ignored, with who, when and why, and can be restored; one outside every shift can be accepted. All are audited.</summary>
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

    /// <summary>Makes it count again; a manual one also beside the terminal's that took its place.</summary>
    public async Task<CorrectionOutcome> RestoreAsync(long id, CancellationToken cancellationToken)
    {
        var actor = await audit.ActorAsync();
        return await ChangeAsync(id, p => p.IgnoredAt is not null, p => Restore(p, actor), AuditAction.PunchRestored, details: null, cancellationToken);
    }

    /// <summary>Makes it count although it is outside every shift's window. Accepting it again changes nothing.</summary>
    public async Task<CorrectionOutcome> AcceptAsync(long id, CancellationToken cancellationToken)
    {
        var actor = await audit.ActorAsync();
        return await ChangeAsync(
            id, p => p.AcceptedAt is null, p => (p.AcceptedAt, p.AcceptedBy) = (time.GetUtcNow(), actor), AuditAction.PunchAccepted, details: null, cancellationToken);
    }

    /// <summary>Outside every shift's window it no longer counts.</summary>
    public Task<CorrectionOutcome> TakeBackAcceptanceAsync(long id, CancellationToken cancellationToken) => ChangeAsync(
        id, p => p.AcceptedAt is not null, p => (p.AcceptedAt, p.AcceptedBy) = (null, null), AuditAction.PunchAcceptanceUndone, details: null, cancellationToken);

    private void Restore(Punch punch, string actor)
    {
        if (punch.IgnoredBy == Punch.ReplacedBy)
        {
            (punch.AcceptedAt, punch.AcceptedBy) = (time.GetUtcNow(), actor);
        }

        (punch.IgnoredAt, punch.IgnoredBy, punch.IgnoredReason) = (null, null, null);
    }

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
            if (await ClosedMonth.HoldsAsync(context, punch.Day, cancellationToken))
            {
                return CorrectionOutcome.PeriodClosed;
            }

            change(punch);
            if (punch.EmployeeId is { } employee)
            {
                context.Add(StaleDays.Around(employee, punch.Day, punch.Day));
            }

            await context.SaveChangesAsync(cancellationToken);
            await audit.RecordAsync(action, id.ToString(CultureInfo.InvariantCulture), details, cancellationToken);
            feed.PublishCorrection();
        }

        return CorrectionOutcome.Done;
    }
}
