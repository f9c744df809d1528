using AttendanceAdmin.Data;
using AttendanceAdmin.Data.Sqlite;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Data;

public sealed class SqliteStartTests
{
    [Fact]
    public async Task A_copy_of_an_older_file_is_kept_before_it_is_migrated()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await ExecuteAsync(database.ConnectionString, "CREATE TABLE from_before (word TEXT); INSERT INTO from_before VALUES ('kept')");

        await using var server = await AttendanceServer.StartAsync(database);

        var copy = Assert.Single(Directory.GetFiles(Path.Combine(database.Directory, "backups"), "*.db"));
        Assert.Equal("kept", await ExecuteAsync($"Data Source={copy}", "SELECT word FROM from_before"));
        Assert.Equal(0L, await ExecuteAsync($"Data Source={copy}", "SELECT COUNT(*) FROM sqlite_master WHERE name = 'punches'"));
    }

    [Fact]
    public async Task A_file_that_is_up_to_date_is_not_copied()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using (await AttendanceServer.StartAsync(database))
        {
        }

        await using var again = await AttendanceServer.StartAsync(database);

        Assert.False(Directory.Exists(Path.Combine(database.Directory, "backups")));
    }

    [Fact]
    public async Task What_is_committed_survives_a_power_cut()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();

        Assert.Equal("wal", await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());
        Assert.Equal(2, await context.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync());
    }

    [Fact]
    public async Task A_second_writer_waits_for_the_first()
    {
        await using var server = await AttendanceServer.StartAsync();
        var contexts = server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>();
        var terminal = await server.AnnounceAsync("T1");
        await using var first = await contexts.CreateDbContextAsync();
        await using var transaction = await first.Database.BeginTransactionAsync();

        var punched = server.PunchAsync(terminal, "7", "2026-01-05 08:00:00");
        var saved = Task.Run(async () =>
        {
            await using var second = await contexts.CreateDbContextAsync();
            return await second.SiteSettings.ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, "Atelier"));
        });
        Assert.False(punched.IsCompleted || saved.IsCompleted);
        await transaction.CommitAsync();

        await punched;
        Assert.Equal(1, await saved);
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
