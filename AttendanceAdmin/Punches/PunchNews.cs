using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches;

/// <summary>Tells the feed of what has just become durable and was not known before, each punch with its terminal and its owner.</summary>
internal sealed class PunchNews(PunchFeed feed, EmployeeDirectory employees)
{
    /// <summary>Raised with what has just become durable, known punches and lines that were not understood among it. Listeners return at once.</summary>
    public event Action<KnownTerminal?, RowBatch>? Stored;

    public void Tell(IEnumerable<(KnownTerminal? Terminal, RowBatch Rows)> stored)
    {
        var recorded = new List<PunchRecorded>();
        foreach (var (terminal, rows) in stored)
        {
            Stored?.Invoke(terminal, rows);
            recorded.AddRange(rows.Punches.Where(p => p.Id != 0)
                .Select(p => new PunchRecorded(p, terminal, p.EmployeeId is { } id ? employees.Find(id) : null)));
        }

        if (recorded.Count > 0)
        {
            feed.Publish(recorded);
        }
    }
}
