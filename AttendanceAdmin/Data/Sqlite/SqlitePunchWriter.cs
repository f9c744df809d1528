using System.Diagnostics;
using AttendanceAdmin.Punches;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AttendanceAdmin.Data.Sqlite;

/// <summary>
/// Writes punches through one connection of its own with prepared statements; EF would cost ten times as much.
/// Checkpoints are left to <see cref="SqliteCheckpointer"/>, so that no commit waits for one.
/// </summary>
internal sealed class SqlitePunchWriter(DatabaseOptions options, SqliteCheckpointer checkpointer) : IPunchWriter
{
    private const string Pragmas = SqlitePragmas.ForEveryConnection
        + "PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;";

    /// <summary>A terminal loses patience after ten seconds: better to refuse by then than to wait for a lock as long as others may.</summary>
    public TimeSpan Patience { get; init; } = LockPatience.Short;

    private static readonly int[] Unavailable =
        [raw.SQLITE_BUSY, raw.SQLITE_LOCKED, raw.SQLITE_READONLY, raw.SQLITE_IOERR, raw.SQLITE_FULL, raw.SQLITE_CANTOPEN, raw.SQLITE_NOMEM];

    private Writing? writing;

    /// <summary>The connection punches are written by; null before the first. Not for use while anything is written.</summary>
    internal NativeConnection? Connection => writing?.Connection;

    public Task WriteAsync(IReadOnlyList<RowBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            writing ??= Writing.Open(options.ConnectionString, Patience);
            writing.Write(batches);
        }
        catch (Exception fault)
        {
            // Whatever it was, a new connection begins without its open transaction, half-bound statements and ids that were given in vain.
            Close();
            foreach (var punch in batches.SelectMany(b => b.Punches))
            {
                punch.Id = 0;
            }

            if (fault is SqliteException { SqliteErrorCode: var code } && Unavailable.Contains(code))
            {
                throw new StorageUnavailableException(fault.Message, fault);
            }

            throw;
        }

        checkpointer.Committed(writing.Connection);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        writing?.Dispose();
        writing = null;
    }

    /// <summary>The open connection with its statements.</summary>
    private sealed class Writing : IDisposable
    {
        private const string InsertPunch =
            """
            INSERT INTO punches (id, terminal_id, pin, local_time, status_code, verify_code, time_zone, instant, received_at, day, direction, source, employee_id, clock_suspect, raw_line)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (local_time, terminal_id, pin, status_code, verify_code) DO NOTHING
            """;

        private const string InsertQuarantined =
            "INSERT INTO quarantined_lines (terminal_id, source, kind, reason, raw_line, received_at) VALUES (?, ?, ?, ?, ?, ?)";

        private const string InsertMessage =
            "INSERT INTO raw_messages (terminal_id, source, kind, target, part, body, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)";

        private readonly NativeStatement punches;
        private readonly NativeStatement quarantined;
        private readonly NativeStatement messages;
        private readonly NativeStatement begin;
        private readonly NativeStatement commit;
        private readonly TimeSpan patience;
        private long nextId;

        private Writing(NativeConnection connection, TimeSpan patience)
        {
            this.patience = patience;
            Connection = connection;
            Connection.Execute(Pragmas);
            punches = Connection.Prepare(InsertPunch);
            quarantined = Connection.Prepare(InsertQuarantined);
            messages = Connection.Prepare(InsertMessage);
            begin = Connection.Prepare("BEGIN IMMEDIATE");
            commit = Connection.Prepare("COMMIT");
            // This server is the file's only writer of punches, so ids are counted here: a known punch then costs none, and none is asked back.
            using var last = Connection.Prepare("SELECT COALESCE(MAX(id), 0) FROM punches");
            nextId = last.Read() + 1;
        }

        public NativeConnection Connection { get; }

        /// <summary>Already the first look at the file may find it locked: where another connection closes as the last, or recovers the log.</summary>
        public static Writing Open(string connectionString, TimeSpan patience)
        {
            for (var began = Stopwatch.GetTimestamp(); ; Thread.Sleep(1))
            {
                var connection = new NativeConnection(connectionString);
                try
                {
                    return new Writing(connection, patience);
                }
                catch (SqliteException fault)
                {
                    connection.Dispose();
                    if (fault.SqliteErrorCode != raw.SQLITE_BUSY || Stopwatch.GetElapsedTime(began) > patience)
                    {
                        throw;
                    }
                }
            }
        }

        public void Write(IReadOnlyList<RowBatch> batches)
        {
            Begin();
            foreach (var batch in batches)
            {
                Insert(batch);
            }

            commit.Run();
        }

        public void Dispose()
        {
            foreach (var statement in new[] { punches, quarantined, messages, begin, commit })
            {
                statement.Dispose();
            }

            Connection.Dispose();
        }

        /// <summary>Others hold the lock for milliseconds, and so long a punch waits.</summary>
        private void Begin()
        {
            for (var began = Stopwatch.GetTimestamp(); !begin.RunUnlessBusy(); Thread.Sleep(1))
            {
                if (Stopwatch.GetElapsedTime(began) > patience)
                {
                    throw new SqliteException("The database is locked", raw.SQLITE_BUSY);
                }
            }
        }

        private void Insert(RowBatch batch)
        {
            foreach (var punch in batch.Punches)
            {
                punch.Id = Insert(punch) ? nextId++ : 0;
            }

            foreach (var line in batch.Quarantined)
            {
                quarantined.Bind(line.TerminalId).Bind((long)line.Source).Bind(line.Kind).Bind((long)line.Reason)
                    .Bind(line.RawLine).Bind(Stored.Milliseconds(line.ReceivedAt)).Run();
            }

            foreach (var message in batch.Messages)
            {
                messages.Bind(message.TerminalId).Bind((long)message.Source).Bind(message.Kind).Bind(message.Target)
                    .Bind(message.Part).Bind(message.Body).Bind(Stored.Milliseconds(message.ReceivedAt)).Run();
            }
        }

        private bool Insert(Punch punch) => punches
            .Bind(nextId).Bind(punch.TerminalId).Bind(punch.Pin).Bind(Stored.Seconds(punch.LocalTime))
            .Bind(punch.StatusCode).Bind(punch.VerifyCode).Bind(punch.TimeZone)
            .Bind(Stored.Milliseconds(punch.Instant)).Bind(Stored.Milliseconds(punch.ReceivedAt)).Bind(Stored.DayNumber(punch.Day))
            .Bind((long)punch.Direction).Bind((long)punch.Source).BindOrNull(punch.EmployeeId).Bind(punch.ClockSuspect).Bind(punch.RawLine)
            .Run();
    }
}
