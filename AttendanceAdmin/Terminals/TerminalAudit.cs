using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;

namespace AttendanceAdmin.Terminals;

/// <summary>Writes down, in the transaction of the act itself, who did what to a terminal.</summary>
internal sealed class TerminalAudit(TimeProvider time)
{
    public const string Approved = "TerminalApproved";
    public const string Blocked = "TerminalBlocked";
    public const string Saved = "TerminalSaved";
    public const string CommandRequested = "CommandRequested";
    public const string CommandCancelled = "CommandCancelled";

    public void Note(AttendanceContext context, string by, string action, string serial, string? details = null) =>
        context.AuditEntries.Add(new AuditEntry
        {
            At = time.GetUtcNow(), Actor = by, Action = action, Subject = "terminal " + serial, Details = details,
        });
}
