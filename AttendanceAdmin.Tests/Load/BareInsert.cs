using System.Diagnostics;
using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Load;

/// <summary>The same rows into the same table by one prepared statement in one transaction, and nothing else.</summary>
internal sealed class BareInsert : IDisposable
{
    private readonly string directory;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand command;
    private long id;

    private BareInsert(string directory, SqliteConnection connection)
    {
        this.directory = directory;
        this.connection = connection;
        command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO punches (id, terminal_id, pin, local_time, status_code, verify_code, time_zone, instant, received_at, day, direction, source, clock_suspect, raw_line)
            VALUES ($id, 1, $pin, $local, 0, 1, 'Africa/Algiers', $instant, $instant, $day, 1, 0, 0, $raw)
            """;
        foreach (var name in new[] { "$id", "$pin", "$local", "$instant", "$day", "$raw" })
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
    }

    public static async Task<BareInsert> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("attendance-load-").FullName;
        var connectionString = $"Data Source={Path.Combine(folder, "bare.db")}";
        await using (var context = new SqliteAttendanceContext(new DbContextOptionsBuilder<SqliteAttendanceContext>().UseSqlite(connectionString).Options))
        {
            await context.Database.MigrateAsync();
        }

        var opened = new SqliteConnection(connectionString);
        await opened.OpenAsync();
        await using var pragmas = opened.CreateCommand();
        pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA cache_size=-65536;" + SqlitePragmas.ForEveryConnection;
        await pragmas.ExecuteNonQueryAsync();
        return new BareInsert(folder, opened);
    }

    public TimeSpan Insert(byte[] lines)
    {
        var rows = Rows(lines).ToList();
        var began = Stopwatch.GetTimestamp();
        using var transaction = connection.BeginTransaction();
        command.Transaction = transaction;
        foreach (var (pin, local, raw) in rows)
        {
            var seconds = Stored.Seconds(local);
            command.Parameters[0].Value = ++id;
            command.Parameters[1].Value = pin;
            command.Parameters[2].Value = seconds;
            command.Parameters[3].Value = seconds * 1000;
            command.Parameters[4].Value = Stored.DayNumber(DateOnly.FromDateTime(local));
            command.Parameters[5].Value = raw;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return Stopwatch.GetElapsedTime(began);
    }

    public void Dispose()
    {
        command.Dispose();
        connection.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private static IEnumerable<(string Pin, DateTime Local, byte[] Raw)> Rows(byte[] lines)
    {
        foreach (var line in System.Text.Encoding.ASCII.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t');
            yield return (fields[0], DateTime.Parse(fields[1], CultureInfo.InvariantCulture), System.Text.Encoding.ASCII.GetBytes(line));
        }
    }
}
