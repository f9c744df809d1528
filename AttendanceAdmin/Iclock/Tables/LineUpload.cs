using System.Buffers;
using System.IO.Pipelines;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

internal enum UploadEnd
{
    /// <summary>All of it is durable.</summary>
    Stored,

    /// <summary>Not all of it could be stored: the terminal must send it again.</summary>
    NotStored,
}

/// <summary>
/// One upload of a table of lines, read line by line as it comes in: never held whole, handed to the intake in batches of which a few are
/// under way at a time.
/// </summary>
internal sealed class LineUpload(IclockCall call, ILineTable table, PunchIntake intake, TimeProvider time)
{
    public const int MaxLineBytes = 64 * 1024;

    private const int MaxUnderWay = 4;

    private readonly LineBatch batch = new(call.Terminal, table.Kind, call.Target);
    private readonly Queue<Task<IntakeOutcome>> underWay = new();
    private BodyHash hash;
    private bool insideLongLine;
    private bool failed;
    private bool broughtPunches;
    private PunchReading onlyPunch;

    /// <summary>Lines received that are not blank: what is acknowledged, whether they were new, known or unreadable.</summary>
    public int Lines { get; private set; }

    /// <summary>Returns when everything is durable. If the body breaks off, its complete lines are stored before the fault goes on to the caller.</summary>
    public async Task<UploadEnd> ReceiveAsync(PipeReader body, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(body, cancellationToken);
        }
        finally
        {
            await HandOverAsync();
            while (underWay.TryDequeue(out var earliest))
            {
                Note(await earliest);
            }
        }

        if (!failed)
        {
            NoteArrival();
        }

        return failed ? UploadEnd.NotStored : UploadEnd.Stored;
    }

    private async Task ReadAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            Sample(buffer);
            var before = buffer.Length;
            while (TakeLines(ref buffer, result.IsCompleted))
            {
                await HandOverAsync();
            }

            call.BodyBytes += before - buffer.Length;
            body.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }

    /// <summary>Reads complete lines until none is left (false) or the batch is full (true).</summary>
    private bool TakeLines(ref ReadOnlySequence<byte> buffer, bool last)
    {
        var reader = new SequenceReader<byte>(buffer);
        while (reader.TryReadTo(out ReadOnlySpan<byte> line, (byte)'\n'))
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
        line = line.TrimEnd((byte)'\r');
        if (insideLongLine)
        {
            batch.KeepPiece(line);
            EndLongLine();
            return;
        }

        if (line.Length >= MaxLineBytes)
        {
            TakePiece(line[..MaxLineBytes]);
            batch.KeepPiece(line[MaxLineBytes..]);
            EndLongLine();
            return;
        }

        hash.Add(line);
        if (failed || AsciiText.IsBlank(line))
        {
            return;
        }

        Lines++;
        table.Read(line, call.Terminal, batch);
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

        batch.KeepPiece(piece);
    }

    private void EndLongLine()
    {
        insideLongLine = false;
        batch.EndLongLine();
    }

    private async Task HandOverAsync()
    {
        if (batch.Rows == 0)
        {
            return;
        }

        var next = batch.Take();
        if (next.Readings.Count > 0)
        {
            broughtPunches = true;
            onlyPunch = next.Readings[0];
        }

        if (underWay.Count == MaxUnderWay)
        {
            Note(await underWay.Dequeue());
        }

        if (!failed)
        {
            underWay.Enqueue(intake.RecordAsync(next));
        }
    }

    private void Note(IntakeOutcome outcome) => failed |= outcome is not IntakeOutcome.Stored;

    private void NoteArrival()
    {
        var now = time.GetUtcNow();
        if (broughtPunches)
        {
            call.Contact.HearPunches(now);
            if (Lines == 1)
            {
                call.Contact.MeasureClock(Site.WallClock.ToInstant(onlyPunch.LocalTime, call.Terminal.TimeZone, onlyPunch.StatedOffset), now);
            }
        }

        if (Lines > 0)
        {
            call.Contact.NoteBody(hash.Value, now);
        }
    }

    private void Sample(in ReadOnlySequence<byte> buffer)
    {
        if (call.BodySample.IsEmpty && !buffer.IsEmpty)
        {
            var beginning = buffer.Slice(0, Math.Min(buffer.Length, TerminalTraffic.KeptBodyBytes)).ToArray();
            call.BodySample = table is AttlogTable ? beginning : FieldMask.Shown(beginning);
        }
    }
}
