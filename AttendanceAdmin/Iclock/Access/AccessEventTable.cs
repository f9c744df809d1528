using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Access;

/// <summary>rtlog, and the transactions of tabledata and querydata.</summary>
internal sealed class AccessEventTable(string kind) : ILineTable
{
    public string Kind => kind;

    public void Read(ReadOnlySpan<byte> line, KnownTerminal terminal, LineBatch batch)
    {
        var reading = AccessEventLine.Read(line, terminal.TimeZone);
        switch (reading.Kind)
        {
            case LineKind.Punch:
                batch.Add(reading.Punch);
                break;
            case LineKind.Event:
                batch.Keep(line);
                break;
            default:
                batch.AddUnreadable(line, reading.Reason);
                break;
        }
    }

    public void ReadTooLong(ReadOnlySpan<byte> beginning, LineBatch batch) => batch.AddUnreadable(beginning, QuarantineReason.TooLong);
}
