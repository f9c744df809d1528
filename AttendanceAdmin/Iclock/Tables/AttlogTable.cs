using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>ATTLOG: the punches. Records of other tables among them are read as what they are.</summary>
internal sealed class AttlogTable(bool withoutBiometrics) : ILineTable
{
    public string Kind => "ATTLOG";

    /// <summary>What came that is no attendance; null nearly always.</summary>
    public OperationTable? Strays { get; private set; }

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
            case LineKind.Stray:
                Strays ??= new OperationTable(UploadKind.Operations, withoutBiometrics);
                Strays.Read(line, terminal, batch);
                return;
            case LineKind.Unreadable when Strays is not null && !line.Contains(AsciiText.Tab):
                // The rest of a wrapped template.
                Strays.Read(line, terminal, batch);
                return;
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
