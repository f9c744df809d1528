using AttendanceAdmin.Data;
using AttendanceAdmin.Data.Sqlite;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AttendanceAdmin.Tests.Data;

public sealed class SqlitePunchWriterTests
{
    [Fact]
    public async Task The_connection_that_punches_are_written_by_syncs_every_commit_and_appends_to_the_log()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.PunchAsync(await server.AnnounceAsync("WAL1"), "7", "2026-01-05 08:00:00");

        var connection = Assert.IsType<SqlitePunchWriter>(server.Services.GetRequiredService<IPunchWriter>()).Connection!;

        // 2 is FULL: the commit is on the disk before it returns.
        Assert.Equal(2, Read(connection, "SELECT synchronous FROM pragma_synchronous"));
        Assert.Equal(1, Read(connection, "SELECT COUNT(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"));
        Assert.Equal(1, Read(connection, "SELECT foreign_keys FROM pragma_foreign_keys"));
    }

    [Fact]
    public async Task A_file_that_is_locked_when_it_is_first_opened_is_waited_for()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using (await AttendanceServer.StartAsync(database))
        {
            // Only for its tables.
        }

        // Its pooled connections would keep the file from being locked.
        SqliteConnection.ClearAllPools();
        var options = new DatabaseOptions { ConnectionString = database.ConnectionString };
        // Never started: it is only told of commits.
        using var checkpointer = new SqliteCheckpointer(options, rounds: null!, NullLogger<SqliteCheckpointer>.Instance);
        // On a slow machine the lock may be let go later than a terminal would wait.
        await using var writer = new SqlitePunchWriter(options, checkpointer) { Patience = Fixtures.Patience.Limit };
        Task write;
        using (var other = new SqliteConnection(database.ConnectionString + ";Pooling=false"))
        {
            other.Open();
            using var holding = other.CreateCommand();
            holding.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE; SELECT COUNT(*) FROM punches;";
            holding.ExecuteNonQuery();
            write = Task.Run(() => writer.WriteAsync([new RowBatch([], [], [])], CancellationToken.None));

            // On this thread: a busy pool would let the lock go later than the writer waits for it.
            Thread.Sleep(50);
            Assert.False(write.IsCompleted);
        }

        await write;
        Assert.NotNull(writer.Connection);
    }

    private static long Read(NativeConnection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        return statement.Read();
    }
}
