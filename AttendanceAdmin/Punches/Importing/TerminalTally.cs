using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>Counts what a terminal uploads while its log is asked for.</summary>
internal sealed class TerminalTally : IDisposable
{
    private readonly Lock gate = new();
    private readonly PunchNews news;
    private readonly PunchImport import;
    private readonly TimeProvider time;
    private ImportTally counted = ImportTally.None;

    public TerminalTally(PunchNews news, PunchImport import, TimeProvider time)
    {
        (this.news, this.import, this.time, LastAt) = (news, import, time, time.GetUtcNow());
        news.Stored += Hear;
    }

    /// <summary>When something came last; the beginning if nothing did.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>What has come since the last time.</summary>
    public ImportTally Take()
    {
        lock (gate)
        {
            var taken = counted;
            counted = ImportTally.None;
            return taken;
        }
    }

    public void Dispose() => news.Stored -= Hear;

    private void Hear(KnownTerminal? terminal, RowBatch rows)
    {
        if (terminal?.Id != import.TerminalId)
        {
            return;
        }

        var punches = rows.Punches.Where(p => import.Covers(p.LocalTime)).ToList();
        var faults = rows.Quarantined.Select(q => new PunchImportFault { ImportId = import.Id, Line = 0, Reason = "Reason" + q.Reason, Text = PunchImportFault.Shorten(RawText.Of(q.RawLine)) }).ToList();
        lock (gate)
        {
            LastAt = time.GetUtcNow();
            counted = new ImportTally(
                0,
                counted.Received + punches.Count + faults.Count,
                counted.Added + punches.Count(p => p.Id != 0),
                counted.Known + punches.Count(p => p.Id == 0),
                counted.UnknownPin + punches.Count(p => p.EmployeeId is null),
                [.. counted.Faults, .. faults]);
        }
    }
}
