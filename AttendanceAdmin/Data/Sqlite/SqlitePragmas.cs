using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AttendanceAdmin.Data.Sqlite;

/// <summary>
/// What every connection needs: <c>synchronous=FULL</c>, so that a commit answered with "OK" survives a power cut. WAL is a property of
/// the file, set once at start. <c>busy_timeout</c> is 0 because SQLite as it is packaged waits in whole seconds; a second writer waits all
/// the same: the library asks again every 150 ms as long as a command may take, <see cref="SqlitePunchWriter"/> every millisecond.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string ForEveryConnection = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=0; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        Hurry(connection);
        using var command = connection.CreateCommand();
        command.CommandText = ForEveryConnection;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Hurry(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = ForEveryConnection;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A command's time is only what it waits for a lock.</summary>
    private static void Hurry(DbConnection connection)
    {
        if (LockPatience.IsShort)
        {
            ((SqliteConnection)connection).DefaultTimeout = (int)LockPatience.Short.TotalSeconds;
        }
    }
}
