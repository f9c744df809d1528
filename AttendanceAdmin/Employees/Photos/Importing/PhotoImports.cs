using System.Collections.Concurrent;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Photos.Importing;

/// <summary>A batch of which photos are there, whoever remembers its course.</summary>
internal sealed record PhotoBatch(Guid Id, DateTimeOffset At, string By, int Photos);

/// <summary>The batches of photos: those under way and the last ones, and undoing one.</summary>
internal sealed class PhotoImports(IDbContextFactory<AttendanceContext> contexts, ChosenPhotos chosen, TimeProvider time)
{
    private const int Remembered = 10;

    private readonly ConcurrentDictionary<Guid, PhotoImportRun> runs = new();

    public PhotoImportRun? Find(Guid id) => runs.GetValueOrDefault(id);

    /// <summary>The run of that number, begun if it is new.</summary>
    public PhotoImportRun Begin(Guid id, string by)
    {
        foreach (var old in runs.Values.Where(r => r.State != PhotoImportState.Running).OrderByDescending(r => r.StartedAt).Skip(Remembered))
        {
            runs.TryRemove(old.Id, out _);
        }

        return runs.GetOrAdd(id, n => new PhotoImportRun(n, new PhotoOrigin(by, n), time.GetUtcNow()));
    }

    /// <summary>Those that can still be undone, the last first.</summary>
    public async Task<IReadOnlyList<PhotoBatch>> RecentAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - PhotoCleanUpJob.Grace;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.EmployeePhotos.AsNoTracking().Where(p => p.ImportId != null && p.RemovedAt == null && p.AddedAt > since)
            .Select(p => new { Id = p.ImportId!.Value, p.AddedAt, p.AddedBy }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.Id).Select(g => new PhotoBatch(g.Key, g.Min(r => r.AddedAt), g.First().AddedBy, g.Count())).OrderByDescending(b => b.At)];
    }

    /// <summary>Takes back every photo that came with the batch; who had another before is shown by that one again.</summary>
    /// <returns>How many; null while the batch is still running.</returns>
    public async Task<int?> UndoAsync(Guid id, CancellationToken cancellationToken)
    {
        var run = Find(id);
        if (run?.State == PhotoImportState.Running)
        {
            return null;
        }

        var (now, since) = (time.GetUtcNow(), time.GetUtcNow() - PhotoCleanUpJob.Grace);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var photos = context.EmployeePhotos.Where(p => p.ImportId == id && p.RemovedAt == null && p.AddedAt > since);
        var people = await photos.Select(p => p.EmployeeId).Distinct().ToListAsync(cancellationToken);
        var removed = 0;
        foreach (var some in people.Chunk(TellTerminals.AtOnce))
        {
            await chosen.ChangeAsync(
                context,
                async () => removed += await photos.Where(p => some.Contains(p.EmployeeId)).ExecuteUpdateAsync(p => p.SetProperty(x => x.RemovedAt, now), cancellationToken),
                some,
                cancellationToken);
        }

        if (run is not null)
        {
            run.State = PhotoImportState.Undone;
        }

        return removed;
    }
}
