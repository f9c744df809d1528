using AttendanceAdmin.Site;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Data;

/// <summary>Brings the database to the present model before anything else runs; keeps a copy of a SQLite file first.</summary>
internal sealed partial class DatabaseStart(
    IDbContextFactory<AttendanceContext> contexts, DatabaseOptions options, IOptions<StorageOptions> storage, ILogger<DatabaseStart> logger)
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await PrepareFileAsync(context, cancellationToken);
        }

        if (await NewDatabase.IsEmptyAsync(context, cancellationToken))
        {
            await NewDatabase.CreateAsync(context, cancellationToken);
        }
        else if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            // A migration may rebuild a table that a view reads.
            await ReportViews.DropAsync(context, cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }

        await ReportViews.CreateAsync(context, cancellationToken);
    }

    private async Task PrepareFileAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var file = options.File!;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (File.Exists(file) && (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await KeepCopyAsync(context, cancellationToken);
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellationToken);
    }

    private async Task KeepCopyAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
        var copy = storage.Value.Path("backups", $"before-migration-from-{applied.LastOrDefault() ?? "empty"}.db");
        if (File.Exists(copy))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        // VACUUM INTO copies a consistent state even while a WAL is pending, which a file copy would not.
        await context.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancellationToken);
        Log.CopyKept(logger, copy);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Kept a copy of the database before migrating: {File}")]
        public static partial void CopyKept(ILogger logger, string file);
    }
}
