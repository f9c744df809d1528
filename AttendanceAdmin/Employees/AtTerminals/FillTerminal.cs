using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Compares what one terminal should know of everybody with what it knows. Some people in one transaction, so that no punch waits for it.</summary>
internal sealed partial class FillTerminal(IDbContextFactory<AttendanceContext> contexts, TellTerminals tell, ILogger<FillTerminal> logger)
{
    public async Task RunAsync(int terminalId, CancellationToken cancellationToken)
    {
        var (last, seen) = (0, 0);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        while (await SomeAsync(context, terminalId, last, cancellationToken) is { Count: > 0 } some)
        {
            await using var work = await contexts.CreateDbContextAsync(cancellationToken);
            await tell.ChangeAsync(work, () => Task.CompletedTask, () => some, terminalId, cancellationToken);
            (last, seen) = (some[^1], seen + some.Count);
        }

        Log.Filled(logger, terminalId, seen);
    }

    /// <summary>Who is known there, or should be.</summary>
    private static Task<List<int>> SomeAsync(AttendanceContext context, int terminalId, int last, CancellationToken cancellationToken) => context.Employees
        .Where(e => e.Id > last && ((e.Active && e.Pin != null) || context.TerminalPeople.Any(p => p.EmployeeId == e.Id && p.TerminalId == terminalId)))
        .OrderBy(e => e.Id).Select(e => e.Id).Take(TellTerminals.AtOnce).ToListAsync(cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Terminal {TerminalId}: compared what it should know of {People} people with what it knows")]
        public static partial void Filled(ILogger logger, int terminalId, int people);
    }
}
