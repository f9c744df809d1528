using System.Diagnostics.Metrics;

namespace AttendanceAdmin.Punches;

/// <summary>The figures of the intake. No serial numbers or names in them: they are all that identifies a terminal, and the metrics page is open.</summary>
internal sealed class PunchMetrics
{
    public const string MeterName = "AttendanceAdmin.Punches";

    private readonly Counter<long> added;
    private readonly Counter<long> known;
    private readonly Counter<long> quarantined;
    private readonly Counter<long> refused;
    private readonly Histogram<double> transactions;

    public PunchMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        added = meter.CreateCounter<long>("attendance.punches.added", description: "Punches stored for the first time");
        known = meter.CreateCounter<long>("attendance.punches.known", description: "Punches received again and not stored twice");
        quarantined = meter.CreateCounter<long>("attendance.lines.quarantined", description: "Lines kept because they could not be understood");
        refused = meter.CreateCounter<long>("attendance.rows.refused", description: "Rows that could not be stored; their senders keep them");
        transactions = meter.CreateHistogram<double>("attendance.intake.transaction", "s", "Time of one durable group commit");
    }

    public void Stored(int addedPunches, int knownPunches, int quarantinedLines)
    {
        added.Add(addedPunches);
        known.Add(knownPunches);
        quarantined.Add(quarantinedLines);
    }

    public void Refused(int rows) => refused.Add(rows);

    public void Committed(TimeSpan duration) => transactions.Record(duration.TotalSeconds);
}
