using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>OPERLOG: people, templates and photos among what was done at the terminal. Kept as it came; what is alarming is picked out.</summary>
internal sealed class OperationTable(string kind, bool withoutBiometrics) : ILineTable
{
    /// <summary>A terminal that uploads its whole past must not fill the audit.</summary>
    private const int MaxAlarming = 100;

    private readonly RawTable raw = new(kind, withoutBiometrics);
    private readonly List<OperationLine> alarming = [];

    public string Kind => kind;

    public IReadOnlyList<OperationLine> Alarming => alarming;

    public void Read(ReadOnlySpan<byte> line, KnownTerminal terminal, LineBatch batch)
    {
        if (alarming.Count < MaxAlarming && OperationLine.TryRead(line, terminal.TimeZone, out var operation) && operation.IsAlarming)
        {
            alarming.Add(operation);
        }

        raw.Read(line, terminal, batch);
    }

    public void ReadTooLong(ReadOnlySpan<byte> beginning, LineBatch batch) => raw.ReadTooLong(beginning, batch);
}
