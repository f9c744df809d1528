using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

internal enum CancelCommandOutcome
{
    Cancelled,
    Unknown,

    /// <summary>Done, failed, expired or cancelled before.</summary>
    SettledAlready,
}

/// <summary>Takes a command back that the terminal has not confirmed yet.</summary>
internal sealed class CancelCommand(
    IDbContextFactory<AttendanceContext> contexts, TerminalDirectory directory, TerminalCommandQueue queue, Audit audit)
{
    public async Task<CancelCommandOutcome> HandleAsync(int terminalId, long commandId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var kind = await context.TerminalCommands
            .Where(c => c.Id == commandId && c.TerminalId == terminalId)
            .Select(c => (CommandKind?)c.Kind)
            .SingleOrDefaultAsync(cancellationToken);
        if (kind is null || directory.Find(terminalId) is not { } terminal)
        {
            return CancelCommandOutcome.Unknown;
        }

        if (!await queue.CancelAsync(terminalId, commandId, cancellationToken))
        {
            return CancelCommandOutcome.SettledAlready;
        }

        await audit.RecordAsync(AuditAction.TerminalCommandCancelled, terminal.Serial, $"{kind} #{commandId}", cancellationToken);
        return CancelCommandOutcome.Cancelled;
    }
}
