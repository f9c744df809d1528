using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.History;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Import;

/// <summary>How far an import is.</summary>
/// <param name="Counts">Rows of each verdict.</param>
/// <param name="UndoneAt">When it was taken back.</param>
internal sealed record ImportProgress(EmployeeImport Import, IReadOnlyDictionary<RowVerdict, int> Counts, int Settled, DateTimeOffset? UndoneAt)
{
    public int Of(RowVerdict verdict) => Counts.GetValueOrDefault(verdict);
}

/// <summary>The imports that there are, and how far each is.</summary>
internal sealed class EmployeeImports(IDbContextFactory<AttendanceContext> contexts)
{
    private const int MostListed = 20;

    public async Task<IReadOnlyList<EmployeeImport>> LatestAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<EmployeeImport>().AsNoTracking().OrderByDescending(i => i.Id).Take(MostListed).ToListAsync(cancellationToken);
    }

    /// <summary>Those to be written, in the order they were asked for.</summary>
    public async Task<IReadOnlyList<EmployeeImport>> RunningAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<EmployeeImport>().AsNoTracking().Where(i => i.State == ImportState.Running).OrderBy(i => i.StartedAt).ToListAsync(cancellationToken);
    }

    public async Task<ImportProgress?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<EmployeeImport>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } import)
        {
            return null;
        }

        var counts = await context.Set<EmployeeImportRow>().Where(r => r.ImportId == id).GroupBy(r => new { r.Verdict, r.Settled })
            .Select(g => new { g.Key.Verdict, g.Key.Settled, Count = g.Count() }).ToListAsync(cancellationToken);
        var undone = await context.Set<EmployeeAct>().Where(a => a.Id == import.ActId).Select(a => a.UndoneAt).SingleOrDefaultAsync(cancellationToken);
        return new ImportProgress(
            import, counts.GroupBy(c => c.Verdict).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)), counts.Where(c => c.Settled).Sum(c => c.Count), undone);
    }

    /// <param name="after">The number of the last row that is shown already.</param>
    public async Task<IReadOnlyList<EmployeeImportRow>> RowsAsync(int id, RowVerdict? verdict, int after, int size, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<EmployeeImportRow>().AsNoTracking()
            .Where(r => r.ImportId == id && r.Number > after && (verdict == null || r.Verdict == verdict))
            .OrderBy(r => r.Number).Take(size).ToListAsync(cancellationToken);
    }
}
