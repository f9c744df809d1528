namespace AttendanceAdmin.Connections.IncomingUsers;

public enum DifferenceKind
{
    Same,
    Created,
    Updated,
    Disabled,
    Enabled,

    /// <summary>It cannot be taken over because of somebody else; nothing is changed.</summary>
    Refused,
}

/// <summary>What taking one person over means.</summary>
/// <param name="EmployeeId">Whom it was matched with; null for somebody new.</param>
/// <param name="Before">What changes, as it is now; null where nothing is.</param>
/// <param name="Reason">Why it is refused, in words.</param>
internal sealed record UserDifference(ForeignUser User, DifferenceKind Kind, int? EmployeeId, string? Before, string? After, string? Reason = null);

/// <summary>What a sync would do, or did.</summary>
/// <param name="Trouble">Why the other system gave no list; then there are no differences.</param>
internal sealed record UserSyncResult(IReadOnlyList<UserDifference> Differences, Calling.Trouble Trouble)
{
    public int Of(DifferenceKind kind) => Differences.Count(d => d.Kind == kind);
}
