using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>A punch by hand and the imported one beside it.</summary>
internal sealed record ConflictRow(PunchImportConflict Conflict, Punch Manual, Punch Imported);

/// <summary>What pages, API and download read of imports.</summary>
internal sealed class PunchImports(IDbContextFactory<AttendanceContext> contexts)
{
    private const int MostListed = 30;
    private const int MostConflicts = 200;

    public async Task<IReadOnlyList<PunchImport>> LatestAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PunchImport>().AsNoTracking().OrderByDescending(i => i.Id).Take(MostListed).ToListAsync(cancellationToken);
    }

    public async Task<PunchImport?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PunchImport>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
    }

    /// <param name="after">The id of the last one that is known already.</param>
    public async Task<IReadOnlyList<PunchImportFault>> FaultsAsync(int id, long after, int size, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PunchImportFault>().AsNoTracking().Where(f => f.ImportId == id && f.Id > after).OrderBy(f => f.Id).Take(size).ToListAsync(cancellationToken);
    }

    /// <summary>Open ones first.</summary>
    public async Task<IReadOnlyList<ConflictRow>> ConflictsAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<PunchImportConflict>().AsNoTracking().Where(c => c.ImportId == id)
            .OrderBy(c => c.Decision == ConflictDecision.Open ? 0 : 1).ThenBy(c => c.Id).Take(MostConflicts).ToListAsync(cancellationToken);
        var ids = rows.SelectMany(c => new[] { c.ManualPunchId, c.ImportedPunchId }).ToArray();
        var punches = await context.Punches.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        return rows.ConvertAll(c => new ConflictRow(c, punches[c.ManualPunchId], punches[c.ImportedPunchId]));
    }
}
