using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>Reads records from quarantine with the rules of today.</summary>
internal sealed class RecordReader : IRawLineReader
{
    public PunchSource Source => PunchSource.Tm20;

    public (PunchReading? Reading, QuarantineReason Reason) Read(KnownTerminal? terminal, string kind, ReadOnlyMemory<byte> line)
    {
        using var document = WireJson.Parse(line);
        if (document is null)
        {
            return (null, QuarantineReason.NotText);
        }

        var record = LogRecord.Read(document.RootElement, terminal?.Dialect);
        return record.Kind == RecordKind.Punch ? (record.Punch, default) : (null, record.Reason);
    }
}
