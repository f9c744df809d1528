using AttendanceAdmin.Punches;
using Microsoft.Data.Sqlite;

namespace AttendanceAdmin.Data.Sqlite;

/// <summary>
/// Writes punches through one connection of its own with prepared statements; EF would cost ten times as much.
/// Checkpoints are left to <see cref="SqliteCheckpointer"/>, so that no commit waits for one.
/// </summary>
internal sealed class SqlitePunchWriter(DatabaseOptions options, SqliteCheckpointer checkpointer) : IPunchWriter
{
    private const string InsertPunch =
        """
        INSERT INTO punches (id, terminal_id, pin, local_time, status_code, verify_code, time_zone, instant, received_at, day, direction, source, employee_id, clock_suspect, raw_line)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (local_time, terminal_id, pin, status_code, verify_code) DO NOTHING
        """;

    private const string InsertQuarantined =
        "INSERT INTO quarantined_lines (terminal_id, source, kind, reason, raw_line, received_at) VALUES ($0, $1, $2, $3, $4, $5)";

    private const string InsertMessage =
        "INSERT INTO raw_messages (terminal_id, source, kind, target, part, body, received_at) VALUES ($0, $1, $2, $3, $4, $5, $6)";

    private SqliteConnection? connection;
    private PreparedInsert? punches;
    private PreparedInsert? quarantined;
    private PreparedInsert? messages;
    private long nextId;

    public Task WriteAsync(IReadOnlyList<RowBatch> batches, CancellationToken cancellationToken)
    {
        Open();
        var firstId = nextId;
        try
        {
            using var transaction = connection!.BeginTransaction(deferred: false);
            foreach (var batch in batches)
            {
                Insert(batch, transaction);
            }

            transaction.Commit();
        }
        catch
        {
            // The rows are not there: neither are their ids.
            nextId = firstId;
            Forget(batches);
            throw;
        }

        checkpointer.Committed(connection);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        connection?.Dispose();
        connection = null;
        return ValueTask.CompletedTask;
    }

    private void Open()
    {
        if (connection is not null)
        {
            return;
        }

        var opened = new SqliteConnection(options.ConnectionString);
        opened.Open();
        Execute(opened, SqlitePragmas.ForEveryConnection + "PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;");
        // This server is the file's only writer of punches, so ids are counted here: a known punch then costs none, and none is asked back.
        nextId = (long)Execute(opened, "SELECT COALESCE(MAX(id), 0) FROM punches")! + 1;
        punches = new PreparedInsert(opened, InsertPunch, 15);
        quarantined = new PreparedInsert(opened, InsertQuarantined, 6);
        messages = new PreparedInsert(opened, InsertMessage, 7);
        connection = opened;
    }

    private void Insert(RowBatch batch, SqliteTransaction transaction)
    {
        foreach (var punch in batch.Punches)
        {
            var added = punches!.Run(transaction,
                nextId, punch.TerminalId, punch.Pin, Stored.Seconds(punch.LocalTime), punch.StatusCode, punch.VerifyCode, punch.TimeZone,
                Stored.Milliseconds(punch.Instant), Stored.Milliseconds(punch.ReceivedAt), Stored.DayNumber(punch.Day),
                (byte)punch.Direction, (byte)punch.Source, punch.EmployeeId, punch.ClockSuspect, punch.RawLine);
            punch.Id = added ? nextId++ : 0;
        }

        foreach (var line in batch.Quarantined)
        {
            quarantined!.Run(transaction, line.TerminalId, (byte)line.Source, line.Kind, (byte)line.Reason, line.RawLine, Stored.Milliseconds(line.ReceivedAt));
        }

        foreach (var message in batch.Messages)
        {
            messages!.Run(transaction, message.TerminalId, (byte)message.Source, message.Kind, message.Target, message.Part, message.Body, Stored.Milliseconds(message.ReceivedAt));
        }
    }

    private static void Forget(IReadOnlyList<RowBatch> batches)
    {
        foreach (var punch in batches.SelectMany(b => b.Punches))
        {
            punch.Id = 0;
        }
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>A statement whose parameters $0, $1 … are bound by position.</summary>
    private sealed class PreparedInsert
    {
        private readonly SqliteCommand command;

        public PreparedInsert(SqliteConnection connection, string sql, int parameters)
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < parameters; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            command.Prepare();
        }

        /// <returns>Whether a row was added.</returns>
        public bool Run(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
        {
            command.Transaction = transaction;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            return command.ExecuteNonQuery() == 1;
        }
    }
}
