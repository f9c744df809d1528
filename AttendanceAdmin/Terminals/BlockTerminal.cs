using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>Turns a terminal away: nothing it sends is taken any more, so that it keeps it.</summary>
internal sealed class BlockTerminal(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory directory, TerminalAudit audit)
{
    /// <summary>Doing it again changes nothing.</summary>
    /// <returns>The terminal as it is now; null if there is none of that id.</returns>
    public async Task<KnownTerminal?> HandleAsync(int terminalId, string by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var terminal = await context.Terminals.SingleOrDefaultAsync(t => t.Id == terminalId, cancellationToken);
        if (terminal is null || terminal.State == TerminalState.Blocked)
        {
            return directory.Find(terminalId);
        }

        terminal.State = TerminalState.Blocked;
        audit.Note(context, by, TerminalAudit.Blocked, terminal.Serial);
        await context.SaveChangesAsync(cancellationToken);
        return directory.Keep(terminal);
    }
}
