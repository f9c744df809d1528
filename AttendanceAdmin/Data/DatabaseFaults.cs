using System.Data.Common;
using AttendanceAdmin.Site;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AttendanceAdmin.Data;

/// <summary>What is wrong with the database's settings, and with the database behind them.</summary>
internal static class DatabaseFaults
{
    private const string ProviderKey = "Database:Provider";
    private const string ConnectionKey = "ConnectionStrings:Attendance";
    private const int SecondsToAnswer = 10;

    public static async Task<IReadOnlyList<SettingFault>> InAsync(IConfiguration configuration)
    {
        var provider = configuration[ProviderKey] ?? nameof(DatabaseProvider.Sqlite);
        if (SettingFault.UnlessOneOf(configuration, ProviderKey, Enum.GetNames<DatabaseProvider>()).ToList() is { Count: > 0 } unknown)
        {
            return unknown;
        }

        try
        {
            var text = configuration.GetConnectionString("Attendance") ?? new DatabaseOptions().ConnectionString;
            return await (string.Equals(provider, nameof(DatabaseProvider.PostgreSql), StringComparison.OrdinalIgnoreCase) ? ServerAsync(text) : FileAsync(text));
        }
        catch (ArgumentException fault)
        {
            return [new SettingFault(ConnectionKey, $"is not a connection string of {provider}: {OneLine(fault)}")];
        }
    }

    private static async Task<IReadOnlyList<SettingFault>> FileAsync(string text)
    {
        var parts = new SqliteConnectionStringBuilder(text);
        if (parts.DataSource.Length == 0)
        {
            return [new SettingFault(ConnectionKey, "names no file; write Data Source=data/attendance.db.")];
        }

        var file = Path.GetFullPath(parts.DataSource);
        var isNew = !File.Exists(file);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await TakeWriteLockAsync(text);
            if (isNew)
            {
                // An empty file would look like a database to be kept before migrating.
                File.Delete(file);
            }

            return [];
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            return [new SettingFault(ConnectionKey, $"the file \"{file}\" cannot be opened and written to ({OneLine(fault)}).")];
        }
    }

    /// <summary>Fails on a read-only file, on a directory without room, and on what is no database.</summary>
    private static async Task TakeWriteLockAsync(string text)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(text) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; ROLLBACK;";
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<SettingFault>> ServerAsync(string text)
    {
        var parts = new NpgsqlConnectionStringBuilder(text) { Timeout = SecondsToAnswer, Pooling = false };
        try
        {
            await using var connection = new NpgsqlConnection(parts.ToString());
            await connection.OpenAsync();
            return [];
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // Migrating creates it.
            return [];
        }
        catch (Exception fault) when (fault is DbException or IOException or TimeoutException or System.Net.Sockets.SocketException)
        {
            return [new SettingFault(ConnectionKey, $"the server {parts.Host}:{parts.Port} does not let us in ({OneLine(fault)}); check that it runs, its name, the user and the password.")];
        }
    }

    private static string OneLine(Exception fault) => fault.Message.ReplaceLineEndings(" ").Trim();
}
