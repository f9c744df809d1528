using System.Reflection;
using AttendanceAdmin.Data;
using AttendanceAdmin.Data.PostgreSql;
using AttendanceAdmin.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit.Sdk;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>Public twin of <see cref="DatabaseProvider"/>, for the signature of a theory.</summary>
public enum Database
{
    Sqlite,
    PostgreSql,
}

/// <summary><c>[Theory, BothDatabases] public async Task X(Database database)</c>: what holds on one provider holds on the other.</summary>
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.Sqlite], [Database.PostgreSql]];
}

/// <summary>An empty database of its own for one test: a SQLite file in a directory, or a database in the run's cluster. Gone when disposed.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(Database kind, string connectionString, string directory)
    {
        Kind = kind;
        ConnectionString = connectionString;
        Directory = directory;
    }

    public Database Kind { get; }

    public string ConnectionString { get; }

    /// <summary>For whatever else the server keeps: keys, photos, backups.</summary>
    public string Directory { get; }

    /// <summary>The settings that make the application use it, <c>key=value</c>.</summary>
    public IReadOnlyList<string> Settings =>
        [$"Database:Provider={Kind}", $"ConnectionStrings:Attendance={ConnectionString}", $"Storage:Directory={Directory}"];

    public static async Task<TestDatabase> CreateAsync(Database kind)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("attendance-test-").FullName;
        var connectionString = kind == Database.Sqlite
            ? $"Data Source={Path.Combine(directory, "attendance.db")}"
            : await PostgreSqlCluster.Running.CreateDatabaseAsync();
        return new TestDatabase(kind, connectionString, directory);
    }

    /// <summary>Looks into the database without the application.</summary>
    public AttendanceContext OpenContext() => Kind == Database.Sqlite
        ? new SqliteAttendanceContext(new DbContextOptionsBuilder<SqliteAttendanceContext>().UseSqlite(ConnectionString).Options)
        : new PostgreSqlAttendanceContext(new DbContextOptionsBuilder<PostgreSqlAttendanceContext>().UseNpgsql(ConnectionString + ";Pooling=false").Options);

    /// <summary>Until disposed, nothing can be written: another process holds the file's lock, or the database takes no connections.</summary>
    public async Task<IAsyncDisposable> MakeUnavailableAsync()
    {
        if (Kind == Database.PostgreSql)
        {
            await PostgreSqlCluster.Running.RefuseConnectionsAsync(ConnectionString);
            return new Afterwards(() => PostgreSqlCluster.Running.AllowConnectionsAsync(ConnectionString));
        }

        var holder = new SqliteConnection(ConnectionString + ";Pooling=False");
        await holder.OpenAsync();
        await using var command = holder.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return holder;
    }

    public async ValueTask DisposeAsync()
    {
        if (Kind == Database.PostgreSql)
        {
            await PostgreSqlCluster.Running.DropDatabaseAsync(ConnectionString);
        }

        await TestDirectory.RemoveAsync(Directory);
    }

    private sealed class Afterwards(Func<Task> act) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await act();
    }
}
