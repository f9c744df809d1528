using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>Lets a terminal's punches in.</summary>
internal sealed class ApproveTerminal(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory directory, TerminalAudit audit)
{
    /// <summary>Doing it again changes nothing.</summary>
    /// <returns>The terminal as it is now; null if there is none of that id.</returns>
    public async Task<KnownTerminal?> HandleAsync(int terminalId, string by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var terminal = await context.Terminals.SingleOrDefaultAsync(t => t.Id == terminalId, cancellationToken);
        if (terminal is null || terminal.State == TerminalState.Approved)
        {
            return directory.Find(terminalId);
        }

        terminal.State = TerminalState.Approved;
        audit.Note(context, by, TerminalAudit.Approved, terminal.Serial);
        await context.SaveChangesAsync(cancellationToken);
        return directory.Keep(terminal);
    }
}
