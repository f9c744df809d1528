using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>A terminal's commands, newest first, a page at a time.</summary>
internal sealed class ListCommands(IDbContextFactory<AttendanceContext> contexts)
{
    public const int MaxLimit = 500;

    /// <param name="beforeId">The last id of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<TerminalCommand>> ReadAsync(int terminalId, long? beforeId, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.TerminalCommands.AsNoTracking()
            .Where(c => c.TerminalId == terminalId && (beforeId == null || c.Id < beforeId))
            .OrderByDescending(c => c.Id)
            .Take(Math.Clamp(limit, 1, MaxLimit))
            .ToListAsync(cancellationToken);
    }
}
