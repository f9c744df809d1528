using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Months.Exports;

/// <summary>What payroll was told: kept while a file is written, and asked for when the next one is, or when somebody wants to know what has changed.</summary>
internal sealed class ExportMemory(IDbContextFactory<AttendanceContext> contexts, TimeProvider time)
{
    public async Task<PayrollExport?> LastAsync(DateOnly month, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PayrollExport>().AsNoTracking().Where(e => e.Month == month && e.Complete).OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<int, ExportedMonth>> OfAsync(int exportId, IReadOnlyCollection<int> employees, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ExportedMonth>().AsNoTracking().Where(m => m.ExportId == exportId && employees.Contains(m.EmployeeId))
            .ToDictionaryAsync(m => m.EmployeeId, cancellationToken);
    }

    /// <returns>Of whom payroll was told.</returns>
    public async Task<IReadOnlyList<int>> PeopleAsync(int exportId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ExportedMonth>().Where(m => m.ExportId == exportId).Select(m => m.EmployeeId).ToListAsync(cancellationToken);
    }

    /// <returns>Its id. Until <see cref="CompleteAsync"/> the one before counts.</returns>
    public async Task<int> BeginAsync(DateOnly month, string format, bool differenceOnly, string by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var export = context.Add(new PayrollExport { Month = month, Format = format, DifferenceOnly = differenceOnly, At = time.GetUtcNow(), By = by }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        return export.Id;
    }

    public async Task KeepAsync(int exportId, IEnumerable<MonthRow> rows, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.AddRange(rows.Select(r => ExportedMonth.Of(exportId, r)));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>From now on it is the last one; of those before only that they were stays.</summary>
    public async Task CompleteAsync(int exportId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var export = await context.Set<PayrollExport>().SingleAsync(e => e.Id == exportId, cancellationToken);
        export.Complete = true;
        await context.SaveChangesAsync(cancellationToken);
        var before = context.Set<PayrollExport>().Where(e => e.Month == export.Month && e.Id < exportId);
        await context.Set<ExportedMonth>().Where(m => before.Any(e => e.Id == m.ExportId)).ExecuteDeleteAsync(cancellationToken);
        await before.Where(e => !e.Complete).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
