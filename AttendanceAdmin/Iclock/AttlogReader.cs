using AttendanceAdmin.Iclock.Access;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>Reads lines from quarantine with the rules of today.</summary>
internal sealed class AttlogReader(SiteClock site) : IRawLineReader
{
    public PunchSource Source => PunchSource.Iclock;

    public (PunchReading? Reading, QuarantineReason Reason) Read(KnownTerminal? terminal, string kind, ReadOnlyMemory<byte> line)
    {
        var zone = terminal?.TimeZone ?? site.TimeZone;
        var text = AsciiText.WithoutMark(line.Span);
        var reading = kind switch
        {
            "ATTLOG" => AttlogLine.Read(text, zone),
            "rtlog" or "tabledata" or "querydata" => AccessEventLine.Read(text, zone),
            // No line of the other tables can become a punch, even if it has a date.
            _ => LineReading.Not(OddAttlogLine.Complaint(text, QuarantineReason.UnknownRecord)),
        };
        return reading.Kind switch
        {
            LineKind.Punch => (reading.Punch, default),
            LineKind.Unreadable => (null, reading.Reason),
            _ => (null, QuarantineReason.UnknownRecord),
        };
    }

    public byte[] Shown(byte[] line) => line.Contains((byte)'=') ? FieldMask.Shown(line)[..^1] : line;
}
