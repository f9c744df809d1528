using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Reports.Files;

/// <summary>Reports of the background: the rows about them, and their files below the storage directory.</summary>
internal sealed class ReportRuns(IDbContextFactory<AttendanceContext> contexts, IOptions<StorageOptions> storage, ReportSignal signal, TimeProvider time)
{
    private const int MostListed = 20;

    /// <summary>After that long nobody asks any more; they can be made again.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private string Directory => storage.Value.Path("reports");

    /// <summary>Of that person, the newest first.</summary>
    public async Task<IReadOnlyList<ReportRun>> OfAsync(string by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ReportRun>().AsNoTracking().Where(r => r.By == by).OrderByDescending(r => r.Id).Take(MostListed).ToListAsync(cancellationToken);
    }

    public async Task<ReportRun?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ReportRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
    }

    /// <summary>Waiting, or broken off by the end of a server; the oldest first.</summary>
    public async Task<IReadOnlyList<ReportRun>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ReportRun>().AsNoTracking().Where(r => r.State == ReportState.Waiting || r.State == ReportState.Running).OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
    }

    public async Task<int> AddAsync(ReportRun run, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        run.CreatedAt = time.GetUtcNow();
        context.Add(run);
        await context.SaveChangesAsync(cancellationToken);
        signal.Raise();
        return run.Id;
    }

    public async Task NoteAsync(int id, ReportState state, int rows, int? expected, CancellationToken cancellationToken)
    {
        DateTimeOffset? finished = state is ReportState.Done or ReportState.Failed or ReportState.Gone ? time.GetUtcNow() : null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<ReportRun>().Where(r => r.Id == id).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.State, state).SetProperty(r => r.Rows, rows).SetProperty(r => r.Expected, expected).SetProperty(r => r.FinishedAt, finished),
            cancellationToken);
    }

    /// <summary>Written under another name until it is whole.</summary>
    public async Task WriteAsync(ReportRun run, Func<Stream, Task> write)
    {
        System.IO.Directory.CreateDirectory(Directory);
        var (whole, part) = (FileOf(run), FileOf(run) + ".part");
        await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true))
        {
            await write(file);
        }

        File.Move(part, whole, overwrite: true);
    }

    /// <returns>Null if it is not there.</returns>
    public string? PathOf(ReportRun run) => FileOf(run) is var path && File.Exists(path) ? path : null;

    public async Task RemoveOldAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Kept;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var run in await context.Set<ReportRun>().Where(r => r.FinishedAt < before).ToListAsync(cancellationToken))
        {
            File.Delete(FileOf(run));
            context.Remove(run);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private string FileOf(ReportRun run) => Path.Combine(Directory, FormattableString.Invariant($"{run.Id}.{run.Format}"));
}
