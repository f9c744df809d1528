using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Has a terminal forget somebody whom it should not know. Only ever asked for by a person: who was enrolled there may be somebody we do not know yet.</summary>
internal sealed class RemoveFromTerminal(
    IDbContextFactory<AttendanceContext> contexts, TellTerminals tell, TerminalCommandQueue queue, IOptions<TerminalOptions> options, TimeProvider time)
{
    /// <returns>False if the terminal should know the person, or is not known to.</returns>
    public async Task<bool> RunAsync(int terminalId, string pin, CancellationToken cancellationToken)
    {
        var asked = false;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await tell.InTurnAsync(
            async () =>
            {
                var row = await context.TerminalPeople.SingleOrDefaultAsync(
                    p => p.TerminalId == terminalId && p.Pin == pin && p.Item == PersonItem.Record && !p.Wanted, cancellationToken);
                if (row is null)
                {
                    return;
                }

                var open = await CommandRules.Open(context, terminalId).Where(c => c.Pin == pin).ToListAsync(cancellationToken);
                new PersonWish(context, open.ToLookup(c => (c.TerminalId, c.Pin!)), time.GetUtcNow(), TimeSpan.FromHours(options.Value.CommandExpiresHours)).Forget(row);
                await context.SaveChangesAsync(cancellationToken);
                asked = true;
            },
            cancellationToken);
        await queue.RefreshAsync([terminalId], CancellationToken.None);
        return asked;
    }
}
