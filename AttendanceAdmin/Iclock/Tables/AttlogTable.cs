using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>ATTLOG: the punches.</summary>
internal sealed class AttlogTable : ILineTable
{
    public static readonly AttlogTable Instance = new();

    public string Kind => "ATTLOG";

    public void Read(ReadOnlySpan<byte> line, KnownTerminal terminal, LineBatch batch)
    {
        var reading = AttlogLine.Read(line, terminal.TimeZone);
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

        if (line.Length > Punch.MaxRawLength)
        {
            // The punch keeps the beginning of its line; the whole stands in the raw inbox.
            batch.Keep(line);
        }
    }

    public void ReadTooLong(ReadOnlySpan<byte> beginning, LineBatch batch) => batch.AddUnreadable(beginning, QuarantineReason.TooLong);
}
