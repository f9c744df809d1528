using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>How one table of lines is read. Stateless, or made for one upload.</summary>
internal interface ILineTable
{
    /// <summary>The wire's own name, e.g. ATTLOG.</summary>
    string Kind { get; }

    /// <summary>Reads one line that is not blank, without its line end, into the batch.</summary>
    void Read(ReadOnlySpan<byte> line, KnownTerminal terminal, LineBatch batch);

    /// <summary>Takes the beginning of a line that is too long to be read; its further pieces go to the raw inbox.</summary>
    void ReadTooLong(ReadOnlySpan<byte> beginning, LineBatch batch);

    /// <summary>What follows of such a line.</summary>
    void ReadPiece(ReadOnlySpan<byte> piece)
    {
    }

    /// <summary>Such a line has ended.</summary>
    void EndTooLong()
    {
    }
}
