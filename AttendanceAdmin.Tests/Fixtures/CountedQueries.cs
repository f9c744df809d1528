using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>
/// Counts the questions (SELECT) that whoever made it asks of one SQLite database, and what it calls. What other tests ask of theirs at the same time
/// does not count, nor what the server asks of its own accord.
/// </summary>
internal sealed class CountedQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string file;
    private readonly List<IDisposable> listening = [];
    private readonly AsyncLocal<bool> own = new();
    private int count;

    public CountedQueries(TestDatabase database)
    {
        own.Value = true;
        file = Path.Combine(database.Directory, "attendance.db");
        listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => Volatile.Read(ref count);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            listening.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (own.Value && value.Value is CommandExecutedEventData { Command: { Connection.DataSource: var source } command }
            && source == file && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref count);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => listening.ForEach(l => l.Dispose());
}
