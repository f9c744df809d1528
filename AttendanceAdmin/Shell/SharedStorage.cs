using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Shell;

/// <summary>
/// Several servers may work on one PostgreSQL database, and then need one <c>Storage:Directory</c>: photos and the keys of secrets are files. Said at every
/// start there, and loudly where photos that the database knows are not in the directory.
/// </summary>
internal sealed partial class SharedStorage(
    IDbContextFactory<AttendanceContext> contexts, PhotoFiles files, IOptions<StorageOptions> storage, ILogger<SharedStorage> logger)
{
    private const int Looked = 20;

    /// <returns>How many of the newest photos have no file here; 0 if all is well.</returns>
    public async Task<int> MissingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await context.EmployeePhotos.Where(p => p.RemovedAt == null).OrderByDescending(p => p.Id).Take(Looked).Select(p => p.Hash).ToListAsync(cancellationToken);
        return newest.Count(h => PhotoFiles.IsHash(h) && !File.Exists(files.PathOf(h)));
    }

    public async Task TellAsync(DatabaseProvider provider, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(storage.Value.Directory);
        if (provider == DatabaseProvider.PostgreSql)
        {
            Log.MustBeShared(logger, directory);
        }

        if (await MissingAsync(cancellationToken) is var missing and > 0)
        {
            Log.IsNotShared(logger, missing, directory);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Storage:Directory is {Directory}. Every server on this database must use the same one: photos and keys are files")]
        public static partial void MustBeShared(ILogger logger, string directory);

        [LoggerMessage(LogLevel.Warning, "{Missing} of the newest photos are not in Storage:Directory {Directory}: point it to the directory that the other servers of this database use, or bring the photos back from a backup")]
        public static partial void IsNotShared(ILogger logger, int missing, string directory);
    }
}
