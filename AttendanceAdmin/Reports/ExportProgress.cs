using System.Collections.Concurrent;

namespace AttendanceAdmin.Reports;

internal enum ExportState
{
    Running,
    Done,
    Failed,
}

/// <summary>How far a download is, for the page it was started from.</summary>
internal sealed class ExportRun
{
    private int rows;

    public int Rows => Volatile.Read(ref rows);

    public ExportState State { get; set; }

    public void AddRow() => Interlocked.Increment(ref rows);
}

/// <summary>Downloads under way, by the number that the page gave them.</summary>
internal sealed class ExportProgress
{
    /// <summary>Pages forget theirs when they close; this is for downloads without a page.</summary>
    private const int MaxKept = 1_000;

    private readonly ConcurrentDictionary<Guid, ExportRun> runs = new();

    public ExportRun Begin(Guid? number)
    {
        var run = new ExportRun();
        if (number is { } key && runs.Count < MaxKept)
        {
            runs[key] = run;
        }

        return run;
    }

    public ExportRun? Find(Guid number) => runs.GetValueOrDefault(number);

    public void Forget(Guid number) => runs.TryRemove(number, out _);
}
