using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AttendanceAdmin.Data.Sqlite;

/// <summary>
/// A connection for the one hot path, straight on SQLite's own calls: the library looks every parameter up by name at every execution,
/// which takes half of a bulk insert's time. Not thread-safe.
/// </summary>
internal sealed class NativeConnection : IDisposable
{
    private readonly sqlite3 handle;

    public NativeConnection(string connectionString)
    {
        Batteries_V2.Init();
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        var result = raw.sqlite3_open_v2(file, out handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | raw.SQLITE_OPEN_URI, null);
        ThrowUnless(raw.SQLITE_OK, result);
    }

    /// <summary>How many rows the last statement added.</summary>
    public int Changes => raw.sqlite3_changes(handle);

    public void Execute(string sql) => ThrowUnless(raw.SQLITE_OK, raw.sqlite3_exec(handle, sql));

    public NativeStatement Prepare(string sql)
    {
        ThrowUnless(raw.SQLITE_OK, raw.sqlite3_prepare_v2(handle, sql, out var statement));
        return new NativeStatement(this, statement);
    }

    public void Dispose() => handle.Dispose();

    internal void ThrowUnless(int expected, int result)
    {
        if (result != expected)
        {
            throw new SqliteException($"SQLite error {result}: {raw.sqlite3_errmsg(handle).utf8_to_string()}", result);
        }
    }
}
