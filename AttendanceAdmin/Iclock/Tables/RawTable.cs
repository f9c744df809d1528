using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>A table that is no attendance: people, templates, photos, work codes, errors. Kept line by line as it came.</summary>
internal sealed class RawTable(string kind, bool withoutBiometrics) : ILineTable
{
    public string Kind => kind;

    public void Read(ReadOnlySpan<byte> line, KnownTerminal terminal, LineBatch batch) =>
        batch.Keep(withoutBiometrics ? FieldMask.WithoutBiometrics(line) : line);

    public void ReadTooLong(ReadOnlySpan<byte> beginning, LineBatch batch)
    {
        if (withoutBiometrics)
        {
            // Only a template or a photo is that long; its name and number stand at the front.
            batch.Keep(FieldMask.WithoutBiometrics(beginning));
            batch.DropRestOfLine();
            return;
        }

        batch.KeepPiece(beginning);
    }
}
