using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>OPERLOG: people, templates and photos among what was done at the terminal. Kept as it came; what is alarming, and who is known, is picked out.</summary>
internal sealed class OperationTable(UploadKind kind, bool withoutBiometrics) : ILineTable
{
    /// <summary>A terminal that uploads its whole past must not fill the audit.</summary>
    private const int MaxAlarming = 100;

    /// <summary>More than any terminal holds.</summary>
    private const int MaxPeople = 100_000;

    /// <summary>A photo that came by the wrong address must not fill the quarantine.</summary>
    private const int MaxUnknown = 100;

    /// <summary>What is longer, without a space, is a template of which the beginning was not seen.</summary>
    private const int LongestWord = 32;

    private readonly RawTable raw = new(kind.Name, withoutBiometrics);
    private readonly List<OperationLine> alarming = [];
    private readonly List<SeenPerson> people = [];
    private readonly List<ErrorLine> errors = [];
    private int unknown;
    private bool mayContinue;

    public string Kind => kind.Name;

    public IReadOnlyList<OperationLine> Alarming => alarming;

    public IReadOnlyList<SeenPerson> People => people;

    public TemplateCollector Templates { get; } = new(kind.TableName ?? kind.Name);

    /// <summary>Null where the law forbids to look at them.</summary>
    public PhotoCollector? Photos { get; } = withoutBiometrics ? null : new(kind.TableName ?? kind.Name);

    /// <summary>Why commands failed.</summary>
    public IReadOnlyList<ErrorLine> Errors => errors;

    public void Read(ReadOnlySpan<byte> line, KnownTerminal terminal, LineBatch batch)
    {
        if (unknown < MaxUnknown && !IsKnown(line))
        {
            unknown++;
            batch.AddUnreadable(line, OddAttlogLine.Complaint(line, QuarantineReason.UnknownRecord));
            return;
        }

        if (Templates.Read(line))
        {
            // What continues a wrapped template has no key by which it could be known.
            raw.Read(withoutBiometrics && !line.Contains(AsciiText.Tab) ? "***"u8 : line, terminal, batch);
            return;
        }

        Photos?.Read(line);
        if (alarming.Count < MaxAlarming && OperationLine.TryRead(line, terminal.TimeZone, out var operation) && operation.IsAlarming)
        {
            alarming.Add(operation);
        }

        if (people.Count < MaxPeople && PersonLine.Read(line, terminal.ReadsAs) is { } person)
        {
            people.Add(person);
        }

        if (errors.Count < MaxAlarming && ErrorLine.Read(line, terminal.ReadsAs) is { } error)
        {
            errors.Add(error);
        }

        raw.Read(line, terminal, batch);
    }

    public void ReadTooLong(ReadOnlySpan<byte> beginning, LineBatch batch)
    {
        mayContinue = true;
        Photos?.Begin(beginning);
        raw.ReadTooLong(beginning, batch);
    }

    public void ReadPiece(ReadOnlySpan<byte> piece) => Photos?.Continue(piece);

    public void EndTooLong() => Photos?.End();

    /// <summary>A record with a keyword or with fields, or what continues a template that firmware or a relay wrapped.</summary>
    private bool IsKnown(ReadOnlySpan<byte> line)
    {
        if (!RecordKeyword.Begins(line) && !Fields.Begin(line))
        {
            return (mayContinue || line.Length > LongestWord) && TemplateCollector.IsPiece(line);
        }

        mayContinue = true;
        return true;
    }
}
