using AttendanceAdmin.Data.Sqlite;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Extensions.DependencyInjection;

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

    private static long Read(NativeConnection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        return statement.Read();
    }
}
