using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>A terminal has forgotten everybody because it was told to: who should be known there is sent again.</summary>
internal sealed class NoteEmptied(IDbContextFactory<AttendanceContext> contexts, TellTerminals tell, PeopleDue due)
{
    public async Task RunAsync(int terminalId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = context.TerminalPeople.Where(r => r.TerminalId == terminalId && r.State == PersonState.Known);
        await tell.InTurnAsync(
            async () =>
            {
                await known.Where(r => !r.Wanted).ExecuteDeleteAsync(cancellationToken);
                await known.ExecuteUpdateAsync(
                    s => s.SetProperty(r => r.Hash, (string?)null).SetProperty(r => r.SeenAt, (DateTimeOffset?)null).SetProperty(r => r.SeenFields, (string?)null),
                    cancellationToken);
            },
            cancellationToken);
        // What it had no room for, it may have now.
        await due.TryAgainAsync(terminalId, cancellationToken);
    }
}
