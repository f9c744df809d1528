using System.Buffers;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>Collects what lines became until a batch for the intake is full.</summary>
internal sealed class LineBatch(KnownTerminal terminal, string kind, string target)
{
    /// <summary>A line is at most <see cref="LineUpload.MaxLineBytes"/>, so a part that is handed over at this size still ends at a line.</summary>
    private const int RawFull = RawMessage.MaxPartBytes - LineUpload.MaxLineBytes - 1;

    /// <summary>So many rows are left for the raw inbox: a line of a megabyte may stand in the transport's buffer.</summary>
    private const int MaxRawParts = 8;

    private readonly ArrayBufferWriter<byte> raw = new();
    private List<PunchReading> readings = [];
    private List<UnreadableLine> unreadable = [];
    private int unreadableBytes;
    private int part;
    private bool dropsRest;

    public bool IsFull => readings.Count + unreadable.Count >= PunchIntake.MaxBatchRows - MaxRawParts || raw.WrittenCount + unreadableBytes >= RawFull;

    /// <summary>Rows so far; 0 when there is nothing to hand over.</summary>
    public int Rows => readings.Count + unreadable.Count + (raw.WrittenCount > 0 ? 1 : 0);

    public void Add(in PunchReading reading) => readings.Add(reading);

    public void AddUnreadable(ReadOnlySpan<byte> line, QuarantineReason reason)
    {
        unreadable.Add(new UnreadableLine(line.ToArray(), reason));
        unreadableBytes += line.Length;
    }

    /// <summary>For the raw inbox: the line as it came.</summary>
    public void Keep(ReadOnlySpan<byte> line)
    {
        raw.Write(line);
        raw.Write("\n"u8);
    }

    /// <summary>For the raw inbox: a piece of a line that is too long to be held.</summary>
    public void KeepPiece(ReadOnlySpan<byte> piece) => raw.Write(dropsRest ? default : piece);

    /// <summary>What follows of the present line, which is too long, is kept nowhere.</summary>
    public void DropRestOfLine() => dropsRest = true;

    /// <summary>The line that was too long has ended.</summary>
    public void EndLongLine()
    {
        dropsRest = false;
        raw.Write(raw.WrittenCount > 0 ? "\n"u8 : default);
    }

    /// <summary>Hands over what was collected and begins again.</summary>
    public IntakeBatch Take()
    {
        var messages = new List<RawPart>(1);
        for (var rest = raw.WrittenSpan; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, RawMessage.MaxPartBytes)..])
        {
            messages.Add(new RawPart(kind, target, part++, rest[..Math.Min(rest.Length, RawMessage.MaxPartBytes)].ToArray()));
        }

        var batch = new IntakeBatch(terminal, PunchSource.Iclock, kind, readings, unreadable, messages);
        raw.ResetWrittenCount();
        (readings, unreadable, unreadableBytes) = ([], [], 0);
        return batch;
    }
}
