using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches.Approvals;

/// <summary>Approves or refuses what another person proposed. Whoever decides first decides; the second finds nothing left to do.</summary>
internal sealed class DecideProposal(
    IDbContextFactory<AttendanceContext> contexts, ApplyCorrection apply, Audit audit, IStringLocalizer<PunchesTexts> texts)
{
    /// <returns>A key of <see cref="PunchesTexts"/>; null if it was done.</returns>
    public async Task<string?> RunAsync(int id, bool approves, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var actor = await audit.ActorAsync();
        if (await context.CorrectionProposals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { State: ProposalState.Waiting } proposal)
        {
            return "ProposalDecided";
        }

        if (proposal.ProposedBy == actor)
        {
            return "ProposalOwn";
        }

        if (!await ClaimAsync(context, id, ProposalState.Waiting, approves ? ProposalState.Approved : ProposalState.Refused, actor, cancellationToken))
        {
            return "ProposalDecided";
        }

        if (approves && (await apply.RunAsync(Wanted(proposal), cancellationToken)).Fault is { } fault)
        {
            await ClaimAsync(context, id, ProposalState.Approved, ProposalState.Waiting, actor: null, cancellationToken);
            return fault;
        }

        await audit.RecordAsync(
            approves ? AuditAction.CorrectionApproved : AuditAction.CorrectionRefused, $"#{id}", $"{proposal.ProposedBy}: {proposal.Kind} {proposal.LocalTime:s}", cancellationToken);
        return null;
    }

    private static async Task<bool> ClaimAsync(
        AttendanceContext context, int id, ProposalState from, ProposalState to, string? actor, CancellationToken cancellationToken) =>
        await context.CorrectionProposals.Where(p => p.Id == id && p.State == from)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, to).SetProperty(p => p.DecidedBy, actor), cancellationToken) == 1;

    /// <summary>Both names stay with it: who proposed in the reason, who approved as its author.</summary>
    private Correction Wanted(CorrectionProposal p)
    {
        string reason = texts["ProposedReason", p.Reason, p.ProposedBy];
        reason = reason.Length > CorrectPunch.MaxReasonLength ? reason[..CorrectPunch.MaxReasonLength] : reason;
        return new Correction(
            p.Kind, p.PunchId,
            p.Kind is CorrectionKind.Add or CorrectionKind.Move ? new ManualPunch(p.EmployeeId, WallTimeText.Format(p.LocalTime), PunchWords.Of(p.Direction), reason) : null,
            reason);
    }
}
