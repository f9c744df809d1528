using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>Lets a terminal's punches in.</summary>
internal sealed class ApproveTerminal(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory directory, TimeProvider time, Audit audit)
{
    /// <summary>Doing it again changes nothing.</summary>
    /// <returns>The terminal as it is now; null if there is none of that id.</returns>
    public async Task<KnownTerminal?> HandleAsync(int terminalId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var terminal = await context.Terminals.SingleOrDefaultAsync(t => t.Id == terminalId, cancellationToken);
        if (terminal is null || terminal.State == TerminalState.Approved)
        {
            return directory.Find(terminalId);
        }

        terminal.State = TerminalState.Approved;
        terminal.PeopleDueAt = time.GetUtcNow();
        await TryAgain.AskAsync(context.TerminalPeople.Where(p => p.TerminalId == terminalId), cancellationToken);
        // Whoever hangs up now must not leave the directory behind the database.
        await context.SaveChangesAsync(CancellationToken.None);
        var known = directory.Keep(terminal);
        await audit.RecordAsync(AuditAction.TerminalApproved, terminal.Serial, cancellationToken: cancellationToken);
        return known;
    }
}
