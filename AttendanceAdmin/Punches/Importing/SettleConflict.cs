using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>Carries out what somebody decided about a punch by hand and an imported one; the one that loses is ignored, not deleted.</summary>
internal sealed class SettleConflict(
    IDbContextFactory<AttendanceContext> contexts, CorrectPunch correct, IStringLocalizer<PunchesTexts> texts, Audit audit, TimeProvider time)
{
    /// <returns>False if there is no such conflict, or it is decided already.</returns>
    public async Task<bool> RunAsync(long id, ConflictDecision decision, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<PunchImportConflict>().SingleOrDefaultAsync(c => c.Id == id && c.Decision == ConflictDecision.Open, cancellationToken) is not { } conflict)
        {
            return false;
        }

        if (decision is ConflictDecision.KeepManual or ConflictDecision.KeepImported)
        {
            var loser = decision == ConflictDecision.KeepManual ? conflict.ImportedPunchId : conflict.ManualPunchId;
            await correct.IgnoreAsync(loser, texts["ImportConflictReason" + decision], cancellationToken);
        }

        (conflict.Decision, conflict.DecidedAt, conflict.DecidedBy) = (decision, time.GetUtcNow(), await audit.ActorAsync());
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }
}
