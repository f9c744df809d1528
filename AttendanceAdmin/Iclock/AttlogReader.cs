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
        var reading = kind is "rtlog" or "tabledata" or "querydata" ? AccessEventLine.Read(line.Span, zone) : AttlogLine.Read(line.Span, zone);
        return reading.Kind == LineKind.Punch ? (reading.Punch, default) : (null, reading.Reason);
    }
}
