using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches.Approvals;

/// <summary>Does a correction, at once.</summary>
internal sealed class ApplyCorrection(RecordManualPunch record, CorrectPunch correct, IStringLocalizer<PunchesTexts> texts)
{
    public Task<Corrected> RunAsync(Correction wanted, CancellationToken cancellationToken) => wanted.Kind switch
    {
        CorrectionKind.Add => AddAsync(wanted.Wish!, cancellationToken),
        CorrectionKind.Move => MoveAsync(wanted.Punch!.Value, wanted.Wish!, cancellationToken),
        CorrectionKind.Ignore => DoneAsync(correct.IgnoreAsync(wanted.Punch!.Value, wanted.Reason, cancellationToken), () => correct.RestoreAsync(wanted.Punch!.Value, CancellationToken.None)),
        CorrectionKind.Accept => DoneAsync(correct.AcceptAsync(wanted.Punch!.Value, cancellationToken), () => correct.TakeBackAcceptanceAsync(wanted.Punch!.Value, CancellationToken.None)),
        _ => DoneAsync(correct.RestoreAsync(wanted.Punch!.Value, cancellationToken), undo: null),
    };

    /// <returns>A key of <see cref="PunchesTexts"/>; null if it was done.</returns>
    public static string? FaultOf(CorrectionOutcome outcome) => outcome switch
    {
        CorrectionOutcome.Done => null,
        CorrectionOutcome.ReasonMissing => "ReasonMissing",
        CorrectionOutcome.PeriodClosed => "PeriodClosed",
        _ => "NoSuchPunch",
    };

    private static async Task<Corrected> DoneAsync(Task<CorrectionOutcome> correction, Func<Task>? undo) =>
        FaultOf(await correction) is { } fault ? new Corrected(fault) : new Corrected(null, Undo: undo);

    private async Task<Corrected> AddAsync(ManualPunch wish, CancellationToken cancellationToken) =>
        await record.RecordAsync(wish, cancellationToken) switch
        {
            ManualPunchOutcome.Recorded recorded => await CountedAsync(recorded, cancellationToken),
            ManualPunchOutcome.Refused refused => new Corrected(refused.Fault),
            _ => new Corrected("NotStoredNow"),
        };

    /// <summary>The very same punch may have been there, taken back: wanted again, it counts again.</summary>
    private async Task<Corrected> CountedAsync(ManualPunchOutcome.Recorded recorded, CancellationToken cancellationToken)
    {
        var id = recorded.Punch.Id;
        var fault = recorded is { Added: false, Punch.IgnoredAt: not null } ? FaultOf(await correct.RestoreAsync(id, cancellationToken)) : null;
        return fault is null ? new Corrected(null, id, Undo: () => correct.IgnoreAsync(id, texts["UndoneReason"], CancellationToken.None)) : new Corrected(fault);
    }

    /// <summary>The original stays, ignored; the other time stands beside it.</summary>
    private async Task<Corrected> MoveAsync(long punch, ManualPunch to, CancellationToken cancellationToken)
    {
        if (FaultOf(await correct.IgnoreAsync(punch, to.Reason, cancellationToken)) is { } fault)
        {
            return new Corrected(fault);
        }

        var added = await AddAsync(to with { Moves = punch }, cancellationToken);
        if (added.Fault is not null)
        {
            await correct.RestoreAsync(punch, cancellationToken);
            return added;
        }

        return added with
        {
            Undo = async () =>
            {
                await added.Undo!();
                await correct.RestoreAsync(punch, CancellationToken.None);
            },
        };
    }
}
