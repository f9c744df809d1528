using System.Text;
using SQLitePCL;

namespace AttendanceAdmin.Data.Sqlite;

/// <summary>A prepared statement whose parameters are bound by position, from the first on, without boxing.</summary>
internal sealed class NativeStatement(NativeConnection connection, sqlite3_stmt statement) : IDisposable
{
    private int position;

    public NativeStatement Bind(long value)
    {
        connection.ThrowUnless(raw.SQLITE_OK, raw.sqlite3_bind_int64(statement, ++position, value));
        return this;
    }

    public NativeStatement Bind(bool value) => Bind(value ? 1L : 0L);

    public NativeStatement BindOrNull(int? value) => value is { } present ? Bind(present) : BindNull();

    public NativeStatement Bind(string value)
    {
        if (value.Length == 0)
        {
            // A span of nothing would be bound as NULL.
            connection.ThrowUnless(raw.SQLITE_OK, raw.sqlite3_bind_text(statement, ++position, value));
            return this;
        }

        Span<byte> utf8 = stackalloc byte[256];
        if (Encoding.UTF8.TryGetBytes(value, utf8, out var written))
        {
            utf8 = utf8[..written];
        }
        else
        {
            utf8 = Encoding.UTF8.GetBytes(value);
        }

        connection.ThrowUnless(raw.SQLITE_OK, raw.sqlite3_bind_text(statement, ++position, utf8));
        return this;
    }

    public NativeStatement Bind(byte[]? value)
    {
        if (value is null)
        {
            return BindNull();
        }

        var result = value.Length == 0
            ? raw.sqlite3_bind_zeroblob(statement, ++position, 0)
            : raw.sqlite3_bind_blob(statement, ++position, value);
        connection.ThrowUnless(raw.SQLITE_OK, result);
        return this;
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    /// <returns>Whether a row was added.</returns>
    public bool Run()
    {
        position = 0;
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        connection.ThrowUnless(raw.SQLITE_DONE, result);
        return connection.Changes == 1;
    }

    /// <returns>False, and nothing done, while somebody else holds the lock it needs.</returns>
    public bool RunUnlessBusy()
    {
        position = 0;
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (result == raw.SQLITE_BUSY)
        {
            return false;
        }

        connection.ThrowUnless(raw.SQLITE_DONE, result);
        return true;
    }

    /// <summary>The first column of the only row.</summary>
    public long Read()
    {
        position = 0;
        connection.ThrowUnless(raw.SQLITE_ROW, raw.sqlite3_step(statement));
        var value = raw.sqlite3_column_int64(statement, 0);
        raw.sqlite3_reset(statement);
        return value;
    }

    public void Dispose() => statement.Dispose();

    private NativeStatement BindNull()
    {
        connection.ThrowUnless(raw.SQLITE_OK, raw.sqlite3_bind_null(statement, ++position));
        return this;
    }
}
