using AttendanceAdmin.Punches;
using Npgsql;
using NpgsqlTypes;

namespace AttendanceAdmin.Data.PostgreSql;

/// <summary>Writes all punches of a group in one statement over arrays; the unique index decides which are new.</summary>
internal sealed class PostgreSqlPunchWriter(DatabaseOptions options) : IPunchWriter
{
    private const string InsertPunches =
        """
        INSERT INTO punches (terminal_id, pin, local_time, status_code, verify_code, time_zone, instant, received_at, day, direction, source, employee_id, clock_suspect, raw_line)
        SELECT * FROM unnest($1::int[], $2::text[], $3::bigint[], $4::smallint[], $5::smallint[], $6::text[], $7::bigint[], $8::bigint[], $9::int[],
                             $10::smallint[], $11::smallint[], $12::int[], $13::bool[], $14::bytea[])
        ON CONFLICT (local_time, terminal_id, pin, status_code, verify_code) DO NOTHING
        RETURNING id, local_time, terminal_id, pin, status_code, verify_code
        """;

    private const string InsertQuarantined =
        "INSERT INTO quarantined_lines (terminal_id, source, kind, reason, raw_line, received_at) VALUES ($1, $2, $3, $4, $5, $6)";

    private const string InsertMessage =
        "INSERT INTO raw_messages (terminal_id, source, kind, target, part, body, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    /// <summary>Statements that come again are prepared by themselves, so that they are planned once. A terminal does not wait long for a lock.</summary>
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(LockTimeout.For(new NpgsqlConnectionStringBuilder(options.ConnectionString) { MaxAutoPrepare = 8 }));

    public async Task WriteAsync(IReadOnlyList<RowBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            await WriteInTransactionAsync(batches, cancellationToken);
        }
        catch (NpgsqlException fault) when (fault is not PostgresException || fault.IsTransient)
        {
            throw new StorageUnavailableException(fault.Message, fault);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>A batch without a transaction of its own is one, and one round trip with its commit.</summary>
    private async Task WriteInTransactionAsync(IReadOnlyList<RowBatch> batches, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(PunchesOf([.. batches.SelectMany(b => b.Punches)]));
        foreach (var line in batches.SelectMany(b => b.Quarantined))
        {
            batch.BatchCommands.Add(Command(
                InsertQuarantined, line.TerminalId, (short)line.Source, line.Kind, (short)line.Reason, line.RawLine, Stored.Milliseconds(line.ReceivedAt)));
        }

        foreach (var message in batches.SelectMany(b => b.Messages))
        {
            batch.BatchCommands.Add(Command(
                InsertMessage, message.TerminalId, (short)message.Source, message.Kind, message.Target, message.Part, message.Body,
                Stored.Milliseconds(message.ReceivedAt)));
        }

        GiveIds(batches, await RunAsync(batch, cancellationToken));
    }

    private static async Task<Dictionary<Identity, long>> RunAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<Identity, long>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            ids[new Identity(reader.GetInt64(1), reader.GetInt32(2), reader.GetString(3), reader.GetInt16(4), reader.GetInt16(5))] = reader.GetInt64(0);
        }

        // Faults of the statements behind the punches, and of the commit, show only when everything has been read.
        while (await reader.NextResultAsync(cancellationToken))
        {
        }

        return ids;
    }

    private static NpgsqlBatchCommand PunchesOf(Punch[] punches)
    {
        var command = new NpgsqlBatchCommand(InsertPunches);
        Add(command, NpgsqlDbType.Integer, Array.ConvertAll(punches, p => p.TerminalId));
        Add(command, NpgsqlDbType.Text, Array.ConvertAll(punches, p => p.Pin));
        Add(command, NpgsqlDbType.Bigint, Array.ConvertAll(punches, p => Stored.Seconds(p.LocalTime)));
        Add(command, NpgsqlDbType.Smallint, Array.ConvertAll(punches, p => p.StatusCode));
        Add(command, NpgsqlDbType.Smallint, Array.ConvertAll(punches, p => p.VerifyCode));
        Add(command, NpgsqlDbType.Text, Array.ConvertAll(punches, p => p.TimeZone));
        Add(command, NpgsqlDbType.Bigint, Array.ConvertAll(punches, p => Stored.Milliseconds(p.Instant)));
        Add(command, NpgsqlDbType.Bigint, Array.ConvertAll(punches, p => Stored.Milliseconds(p.ReceivedAt)));
        Add(command, NpgsqlDbType.Integer, Array.ConvertAll(punches, p => Stored.DayNumber(p.Day)));
        Add(command, NpgsqlDbType.Smallint, Array.ConvertAll(punches, p => (short)p.Direction));
        Add(command, NpgsqlDbType.Smallint, Array.ConvertAll(punches, p => (short)p.Source));
        Add(command, NpgsqlDbType.Integer, Array.ConvertAll(punches, p => p.EmployeeId));
        Add(command, NpgsqlDbType.Boolean, Array.ConvertAll(punches, p => p.ClockSuspect));
        Add(command, NpgsqlDbType.Bytea, Array.ConvertAll(punches, p => p.RawLine));
        return command;
    }

    private static void GiveIds(IReadOnlyList<RowBatch> batches, Dictionary<Identity, long> ids)
    {
        foreach (var punch in batches.SelectMany(b => b.Punches))
        {
            // Removed, so that the same punch twice in a group is new once.
            var key = new Identity(Stored.Seconds(punch.LocalTime), punch.TerminalId, punch.Pin, punch.StatusCode, punch.VerifyCode);
            punch.Id = ids.Remove(key, out var id) ? id : 0;
        }
    }

    private static void Add(NpgsqlBatchCommand command, NpgsqlDbType element, Array values) =>
        command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element });

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private readonly record struct Identity(long LocalTime, int TerminalId, string Pin, short StatusCode, short VerifyCode);
}
