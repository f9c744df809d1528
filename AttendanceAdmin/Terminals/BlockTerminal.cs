using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>Turns a terminal away: nothing it sends is taken any more, so that it keeps it.</summary>
internal sealed class BlockTerminal(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory directory, Audit audit)
{
    /// <summary>Doing it again changes nothing.</summary>
    /// <returns>The terminal as it is now; null if there is none of that id.</returns>
    public async Task<KnownTerminal?> HandleAsync(int terminalId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var terminal = await context.Terminals.SingleOrDefaultAsync(t => t.Id == terminalId, cancellationToken);
        if (terminal is null || terminal.State == TerminalState.Blocked)
        {
            return directory.Find(terminalId);
        }

        terminal.State = TerminalState.Blocked;
        // Whoever hangs up now must not leave the directory behind the database.
        await context.SaveChangesAsync(CancellationToken.None);
        var known = directory.Keep(terminal);
        await audit.RecordAsync(AuditAction.TerminalBlocked, terminal.Serial, cancellationToken: cancellationToken);
        return known;
    }
}
