using AttendanceAdmin.Iclock.Access;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Iclock;

/// <summary>Reads lines from quarantine with the rules of today.</summary>
internal sealed class AttlogReader(SiteClock site) : IRawLineReader
{
    public PunchSource Source => PunchSource.Iclock;

    public (PunchReading? Reading, QuarantineReason Reason) Read(string kind, ReadOnlyMemory<byte> line)
    {
        var reading = kind is "rtlog" or "tabledata" or "querydata"
            ? AccessEventLine.Read(line.Span, site.TimeZone)
            : AttlogLine.Read(line.Span, site.TimeZone);
        return reading.Kind == LineKind.Punch ? (reading.Punch, default) : (null, reading.Reason);
    }
}
