using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.History;

/// <summary>One changed field as it is shown.</summary>
internal sealed record HistoryRow(long Id, DateTimeOffset At, string By, ActKind Kind, string Field, string? Before, string? After);

/// <summary>What was changed of somebody, newest first.</summary>
internal sealed class ListHistory(IDbContextFactory<AttendanceContext> contexts)
{
    /// <param name="before">The last row that is shown already.</param>
    public async Task<IReadOnlyList<HistoryRow>> RunAsync(int employeeId, long? before, int size, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(context.Set<EmployeeChange>().Where(c => c.EmployeeId == employeeId && (before == null || c.Id < before)).OrderByDescending(c => c.Id).Take(size))
            .ToListAsync(cancellationToken);
    }

    /// <summary>What others changed after somebody had read the record.</summary>
    public async Task<IReadOnlyList<HistoryRow>> SinceAsync(int employeeId, DateTimeOffset? read, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(context.Set<EmployeeChange>().Where(c => c.EmployeeId == employeeId && (read == null || c.Act.At > read)).OrderBy(c => c.Id))
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<HistoryRow> Rows(IQueryable<EmployeeChange> changes) =>
        changes.Select(c => new HistoryRow(c.Id, c.Act.At, c.Act.By, c.Act.Kind, c.Field, c.Before, c.After));
}
