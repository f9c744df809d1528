using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>Writes down what changed of the terminals' last contacts. They are a convenience: where a round fails, the next writes newer ones.</summary>
internal sealed class WritePresence(TerminalPresence presence, RecordTerminalFacts facts, IDbContextFactory<AttendanceContext> contexts)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await facts.WriteAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (id, contact) in presence.TakeChanged())
        {
            await context.Terminals.Where(t => t.Id == id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(t => t.LastSeen, contact.LastSeen)
                    .SetProperty(t => t.LastPunch, contact.LastPunch)
                    .SetProperty(t => t.Address, contact.Address)
                    .SetProperty(t => t.ClockDriftSeconds, contact.ClockDriftSeconds),
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
