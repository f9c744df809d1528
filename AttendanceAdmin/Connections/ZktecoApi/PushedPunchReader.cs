using System.Text.Json;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Connections.ZktecoApi;

/// <summary>Reads bodies again that were not understood when they came.</summary>
internal sealed class PushedPunchReader(SiteClock site) : IRawLineReader
{
    public PunchSource Source => PunchSource.Api;

    public (PunchReading? Reading, QuarantineReason Reason) Read(KnownTerminal? terminal, string kind, ReadOnlyMemory<byte> line)
    {
        if (JsonBody.TryParse(line) is not { } body)
        {
            return (null, QuarantineReason.NotText);
        }

        var pushed = PushedPunch.Read(body, line, site.TimeZone, site.LocalNow);
        return (pushed.Reading, pushed.Fault);
    }
}
