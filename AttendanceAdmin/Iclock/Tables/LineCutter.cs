using System.Buffers;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// Cuts what has come of a body into lines and gives each to its table; a line that is too long to be held goes on in pieces. Lines end by a line
/// feed with or without a carriage return before it; by carriage returns alone where the first line does.
/// </summary>
internal sealed class LineCutter(ILineTable table, KnownTerminal terminal, LineBatch batch)
{
    private const int MaxLineBytes = LineUpload.MaxLineBytes;

    /// <summary>What nobody knows the form of stays as it came.</summary>
    private readonly bool leavesBytes = table is RawTable;

    private BodyHash hash;
    private bool insideLongLine;
    private bool knowsLineEnds;
    private bool endsAtReturns;

    /// <summary>Lines that are not blank.</summary>
    public int Lines { get; private set; }

    /// <summary>Of everything that came, but for line ends.</summary>
    public ulong Hash => hash.Value;

    /// <summary>What came could not be stored and will come again: lines are passed over unread.</summary>
    public bool IsInVain { get; set; }

    /// <summary>Reads complete lines until none is left (false) or the batch is full (true).</summary>
    public bool TakeLines(ref ReadOnlySequence<byte> buffer, bool last)
    {
        if (!knowsLineEnds && !leavesBytes)
        {
            LookAtLineEnds(buffer);
        }

        var reader = new SequenceReader<byte>(buffer);
        while (endsAtReturns ? reader.TryReadToAny(out ReadOnlySpan<byte> line, "\r\n"u8) : reader.TryReadTo(out line, (byte)'\n'))
        {
            TakeLine(line);
            if (batch.IsFull)
            {
                buffer = buffer.Slice(reader.Position);
                return true;
            }
        }

        buffer = buffer.Slice(reader.Position);
        if (buffer.Length >= MaxLineBytes || (last && !buffer.IsEmpty))
        {
            TakeRest(ref buffer);
            return batch.IsFull || buffer.Length >= MaxLineBytes;
        }

        return false;
    }

    private void LookAtLineEnds(in ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryAdvanceToAny("\r\n"u8, advancePastDelimiter: false))
        {
            knowsLineEnds = buffer.Length >= MaxLineBytes;
            return;
        }

        // What follows a carriage return may not have come yet.
        knowsLineEnds = reader.TryRead(out var end) && (end == '\n' || reader.TryPeek(out _));
        endsAtReturns = end == '\r' && reader.TryPeek(out var next) && next is not ((byte)'\r' or (byte)'\n');
    }

    /// <summary>The last line of a body, which need not end in a line feed, or the next piece of one that is too long.</summary>
    private void TakeRest(ref ReadOnlySequence<byte> buffer)
    {
        var piece = buffer.Slice(0, Math.Min(buffer.Length, MaxLineBytes));
        buffer = buffer.Slice(piece.End);
        if (piece.Length < MaxLineBytes)
        {
            TakeLine(piece.IsSingleSegment ? piece.FirstSpan : piece.ToArray());
            return;
        }

        TakePiece(piece.ToArray());
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        line = Lines == 0 && !leavesBytes ? AsciiText.WithoutMark(line).TrimEnd((byte)'\r') : line.TrimEnd((byte)'\r');
        if (insideLongLine)
        {
            KeepPiece(line);
            EndLongLine();
            return;
        }

        if (line.Length >= MaxLineBytes)
        {
            TakePiece(line[..MaxLineBytes]);
            KeepPiece(line[MaxLineBytes..]);
            EndLongLine();
            return;
        }

        hash.Add(line);
        if (IsInVain || AsciiText.IsBlank(line))
        {
            return;
        }

        Lines++;
        table.Read(line, terminal, batch);
    }

    private void TakePiece(ReadOnlySpan<byte> piece)
    {
        hash.Add(piece);
        if (!insideLongLine)
        {
            Lines++;
            insideLongLine = true;
            table.ReadTooLong(piece, batch);
            return;
        }

        KeepPiece(piece);
    }

    private void KeepPiece(ReadOnlySpan<byte> piece)
    {
        batch.KeepPiece(piece);
        table.ReadPiece(piece);
    }

    private void EndLongLine()
    {
        insideLongLine = false;
        batch.EndLongLine();
        table.EndTooLong();
    }
}
