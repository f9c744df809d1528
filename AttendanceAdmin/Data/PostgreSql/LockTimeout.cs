using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace AttendanceAdmin.Data.PostgreSql;

/// <summary>Ends the wait for somebody else's lock early where <see cref="LockPatience"/> is short; how long a statement may work stays as it is.</summary>
internal sealed class LockTimeout : DbConnectionInterceptor
{
    private static readonly string Milliseconds = ((int)LockPatience.Short.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static NpgsqlConnectionStringBuilder For(NpgsqlConnectionStringBuilder connection)
    {
        connection.Options = $"{connection.Options} -c lock_timeout={Milliseconds}".TrimStart();
        return connection;
    }

    /// <summary>Forgotten when the connection goes back to the pool.</summary>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (LockPatience.IsShort)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SET lock_timeout = " + Milliseconds;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
