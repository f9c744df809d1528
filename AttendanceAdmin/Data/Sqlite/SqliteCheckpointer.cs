using AttendanceAdmin.Site;
using Microsoft.Data.Sqlite;

namespace AttendanceAdmin.Data.Sqlite;

/// <summary>
/// Moves what stands in the WAL into the database file, on a connection and task of its own, so that commits do not wait for it.
/// While it works the writer goes on appending, so the WAL could grow without end under steady load: once it is large, the writer itself
/// moves the small rest that came meanwhile, after which SQLite starts the WAL from its beginning again.
/// </summary>
internal sealed partial class SqliteCheckpointer(DatabaseOptions options, Rounds<SqliteCheckpointer> rounds, ILogger<SqliteCheckpointer> logger) : BackgroundService
{
    private const string Checkpoint = "PRAGMA wal_checkpoint(PASSIVE)";
    private const long CheckpointAbove = 4L << 20;
    private const long StartOverAbove = 48L << 20;
    private const long AlarmAbove = 512L << 20;

    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly FileInfo wal = new(options.File + "-wal");
    private volatile bool startOver;
    private int commits;

    public long WalBytes
    {
        get
        {
            wal.Refresh();
            return wal.Exists ? wal.Length : 0;
        }
    }

    /// <summary>Told by the writer, between two transactions, that it has committed.</summary>
    public void Committed(NativeConnection writer)
    {
        if (startOver)
        {
            startOver = false;
            writer.Execute(Checkpoint);
        }

        if (++commits % 64 == 0 && wake.CurrentCount == 0)
        {
            wake.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await using var connection = new SqliteConnection(options.ConnectionString);
        try
        {
            while (true)
            {
                await wake.WaitAsync(TimeSpan.FromSeconds(30), stoppingToken);
                await rounds.TryAsync(
                    () =>
                    {
                        CheckpointIfLarge(connection);
                        return Task.CompletedTask;
                    },
                    stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // SQLite checkpoints by itself when the last connection closes.
        }
    }

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    private void CheckpointIfLarge(SqliteConnection connection)
    {
        var before = WalBytes;
        if (before < CheckpointAbove)
        {
            return;
        }

        var began = rounds.Time.GetTimestamp();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Checkpoint;
        command.ExecuteNonQuery();
        startOver = before > StartOverAbove;
        if (before > AlarmAbove)
        {
            Log.Large(logger, before >> 20, (long)rounds.Time.GetElapsedTime(began).TotalMilliseconds);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The write-ahead log stands at {Megabytes} MB (last checkpoint: {Milliseconds} ms); a long read may hold it")]
        public static partial void Large(ILogger logger, long megabytes, long milliseconds);
    }
}
