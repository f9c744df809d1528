namespace AttendanceAdmin.Punches.Approvals;

/// <summary>A correction that somebody wants.</summary>
/// <param name="Punch">The one it is about; null for one to be added.</param>
/// <param name="Wish">The one to be added; null where nothing is.</param>
internal sealed record Correction(CorrectionKind Kind, long? Punch, ManualPunch? Wish, string? Reason)
{
    public static Correction Add(ManualPunch wish) => new(CorrectionKind.Add, null, wish, wish.Reason);

    public static Correction Move(long punch, ManualPunch to) => new(CorrectionKind.Move, punch, to, to.Reason);

    public static Correction Ignore(long punch, string? reason) => new(CorrectionKind.Ignore, punch, null, reason);

    public static Correction Accept(long punch) => new(CorrectionKind.Accept, punch, null, null);

    public static Correction Restore(long punch) => new(CorrectionKind.Restore, punch, null, null);
}

/// <summary>What a correction came to.</summary>
/// <param name="Fault">A key of <see cref="PunchesTexts"/>; null if it was done, or waits.</param>
/// <param name="Punch">What was added.</param>
/// <param name="Waits">Nothing has changed until somebody else approves it.</param>
/// <param name="Undo">Takes it back, also while it waits; null where there is nothing to take back.</param>
internal sealed record Corrected(string? Fault, long? Punch = null, bool Waits = false, Func<Task>? Undo = null);
