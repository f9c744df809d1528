using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>A table that is no attendance: people, templates, photos, work codes, errors. Kept line by line as it came.</summary>
internal sealed class RawTable(string kind, bool withoutBiometrics) : ILineTable
{
    private readonly FieldMask? mask = withoutBiometrics ? FieldMask.OfBiometrics() : null;

    public string Kind => kind;

    public void Read(ReadOnlySpan<byte> line, KnownTerminal terminal, LineBatch batch) =>
        batch.Keep(mask is null ? line : mask.Apply(line));

    public void ReadTooLong(ReadOnlySpan<byte> beginning, LineBatch batch)
    {
        if (mask is not null)
        {
            // Only a template or a photo is that long; its name and number stand at the front.
            batch.Keep(mask.Apply(beginning));
            batch.DropRestOfLine();
            return;
        }

        batch.KeepPiece(beginning);
    }
}
