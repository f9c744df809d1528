using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>
/// A terminal that was away for so long that what it was to be told expired is told again once it is heard: what it should know is a question, not
/// an event that passed.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class ReturnedTerminalsJob(IDbContextFactory<AttendanceContext> contexts, TerminalPresence presence, PeopleDue due) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(RunAsync(cancellationToken));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var expired = await context.TerminalPeople
            .Where(p => p.State == PersonState.Failed && p.EmployeeId != null && p.Command != null && p.Command.State == CommandState.Expired)
            .GroupBy(p => p.TerminalId).Select(g => new { TerminalId = g.Key, At = g.Max(p => p.Command!.FinishedAt) }).ToListAsync(cancellationToken);
        foreach (var terminal in expired.Where(t => presence.Of(t.TerminalId).LastSeen > t.At))
        {
            var rows = context.TerminalPeople.Where(p => p.TerminalId == terminal.TerminalId && p.Command != null && p.Command.State == CommandState.Expired);
            await due.ChangeAsync(context, () => TryAgain.AskAsync(rows, cancellationToken), terminal.TerminalId, cancellationToken);
        }
    }
}
