using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Approvals;

/// <summary>Writes down what somebody wants corrected; nothing counts otherwise yet. What could not be done is refused at once.</summary>
internal sealed class ProposeCorrection(IDbContextFactory<AttendanceContext> contexts, RecordManualPunch record, Audit audit, TimeProvider time)
{
    public async Task<Corrected> RunAsync(Correction wanted, CancellationToken cancellationToken)
    {
        if (wanted.Wish is { } wish && await record.JudgeAsync(wish, cancellationToken) is { } refused)
        {
            return new Corrected(refused.Fault);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var punch = wanted.Punch is { } id ? await context.Punches.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) : null;
        if (await FaultAsync(context, wanted, punch, cancellationToken) is { } fault)
        {
            return new Corrected(fault);
        }

        var proposal = context.Add(await ProposalAsync(wanted, punch)).Entity;
        await context.SaveChangesAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.CorrectionProposed, $"#{proposal.Id}", $"{proposal.Kind} {proposal.LocalTime:s}: {proposal.Reason}", cancellationToken);
        return new Corrected(null, Waits: true, Undo: () => TakeBackAsync(proposal.Id, CancellationToken.None));
    }

    /// <summary>While nobody has decided, whoever proposed it may think again.</summary>
    public async Task TakeBackAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var actor = await audit.ActorAsync();
        await context.CorrectionProposals.Where(p => p.Id == id && p.State == ProposalState.Waiting && p.ProposedBy == actor)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ProposalState.TakenBack).SetProperty(p => p.DecidedBy, actor), cancellationToken);
    }

    private static async Task<string?> FaultAsync(AttendanceContext context, Correction wanted, Punch? punch, CancellationToken cancellationToken)
    {
        if (wanted.Punch is not null && punch is null)
        {
            return "NoSuchPunch";
        }

        if (wanted.Kind is CorrectionKind.Ignore or CorrectionKind.Move && wanted.Reason?.Trim() is not { Length: > 0 and <= CorrectPunch.MaxReasonLength })
        {
            return "ReasonMissing";
        }

        return punch is not null && await ClosedMonth.HoldsAsync(context, punch.Day, cancellationToken) ? "PeriodClosed" : null;
    }

    private async Task<CorrectionProposal> ProposalAsync(Correction wanted, Punch? punch)
    {
        var at = punch?.LocalTime ?? default;
        var isRead = WallTimeText.TryParse(wanted.Wish?.LocalTime, out var wished);
        return new CorrectionProposal
        {
            Kind = wanted.Kind, EmployeeId = wanted.Wish?.EmployeeId ?? punch?.EmployeeId, PunchId = wanted.Punch, LocalTime = isRead ? wished : at,
            Direction = PunchWords.Direction(wanted.Wish?.Direction) ?? punch?.Direction ?? PunchDirection.Unknown, Reason = wanted.Reason?.Trim() ?? "",
            ProposedBy = await audit.ActorAsync(), ProposedAt = time.GetUtcNow(),
        };
    }
}
