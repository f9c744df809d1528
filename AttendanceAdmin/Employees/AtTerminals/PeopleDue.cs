using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Writes down that what a terminal should know of people is to be compared with what it knows; done soon after, in the background.</summary>
internal sealed class PeopleDue(IDbContextFactory<AttendanceContext> contexts, TerminalFiller filler, TimeProvider time)
{
    /// <summary>Everything that failed at the terminal until now is tried again.</summary>
    public async Task TryAgainAsync(int terminalId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await ChangeAsync(context, () => TryAgain.AskAsync(context.TerminalPeople.Where(r => r.TerminalId == terminalId), cancellationToken), terminalId, cancellationToken);
    }

    /// <summary>Makes a change that concerns everybody at the terminal, in one transaction with the note.</summary>
    public async Task ChangeAsync(AttendanceContext context, Func<Task> change, int terminalId, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await change();
        await context.Terminals.Where(t => t.Id == terminalId)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.PeopleDueAt, time.GetUtcNow()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        filler.Wake();
    }
}
