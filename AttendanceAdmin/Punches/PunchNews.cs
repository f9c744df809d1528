using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches;

/// <summary>Tells the feed of what has just become durable and was not known before, each punch with its terminal and its owner.</summary>
internal sealed class PunchNews(PunchFeed feed, EmployeeDirectory employees)
{
    public void Tell(IEnumerable<(KnownTerminal? Terminal, RowBatch Rows)> stored)
    {
        var recorded = new List<PunchRecorded>();
        foreach (var (terminal, rows) in stored)
        {
            recorded.AddRange(rows.Punches.Where(p => p.Id != 0)
                .Select(p => new PunchRecorded(p, terminal, p.EmployeeId is { } id ? employees.Find(id) : null)));
        }

        if (recorded.Count > 0)
        {
            feed.Publish(recorded);
        }
    }
}
