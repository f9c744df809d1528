using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>Forgets what was removed more than a day ago, and removes the files that belong to nobody any more.</summary>
[DisallowConcurrentExecution]
internal sealed partial class PhotoCleanUpJob(
    IDbContextFactory<AttendanceContext> contexts, PhotoFiles files, TimeProvider time, ILogger<PhotoCleanUpJob> logger) : IJob
{
    /// <summary>How long a removal can be undone, and how long a file waits for the form it was sent from to be saved.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    private const int FilesAtOnce = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var removed = await CleanUpAsync(cancellationToken);
        if (removed > 0)
        {
            Log.Removed(logger, removed);
        }
    }

    /// <returns>How many files were removed.</returns>
    public async Task<int> CleanUpAsync(CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow() - Grace;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.EmployeePhotos.Where(p => p.RemovedAt < limit).ExecuteDeleteAsync(cancellationToken);
        var removed = 0;
        foreach (var hashes in files.OlderThan(limit).Chunk(FilesAtOnce))
        {
            var owned = await context.EmployeePhotos.Where(p => hashes.Contains(p.Hash)).Select(p => p.Hash)
                .Union(context.OfferedPhotos.Where(o => hashes.Contains(o.Hash)).Select(o => o.Hash)).ToHashSetAsync(cancellationToken);
            removed += hashes.Count(h => !owned.Contains(h) && files.Remove(h, unlessKeptSince: limit));
        }

        return removed;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Removed {Files} photos that belong to nobody any more")]
        public static partial void Removed(ILogger logger, int files);
    }
}
