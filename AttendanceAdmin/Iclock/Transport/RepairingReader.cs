using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace AttendanceAdmin.Iclock.Transport;

/// <summary>
/// Stands between a connection and Kestrel's parser and looks at the head of each request. A fit one is handed on in the transport's own
/// buffer, without a copy; an unfit one is replaced by its repair. Where one request ends and the next begins is known by counting what
/// the parser consumes.
/// </summary>
internal sealed class RepairingReader(PipeReader inner, DevicePort port) : PipeReader
{
    private const int MaxHeadBytes = 96 * 1024;

    private readonly UncountedBody uncounted = new(inner);
    private State state = State.Head;
    private long remaining;

    /// <summary>How much of what was shown last was looked at and not consumed.</summary>
    private long left;
    private ReadOnlyMemory<byte> own;
    private bool starved;
    private ReadOnlySequence<byte> shown;

    private enum State
    {
        /// <summary>A request's first byte is next.</summary>
        Head,

        /// <summary><see cref="remaining"/> bytes of the present request are still to be consumed.</summary>
        Counting,

        /// <summary>A body without a length is being framed.</summary>
        Framing,

        /// <summary>Nothing is looked at any more.</summary>
        Through,
    }

    public override bool TryRead(out ReadResult result)
    {
        if (state == State.Framing && (own.IsEmpty || starved))
        {
            result = default;
            return false;
        }

        if (!own.IsEmpty)
        {
            result = Show(new ReadOnlySequence<byte>(own), canceled: false, completed: starved);
            return true;
        }

        return inner.TryRead(out result) && TryShow(ref result);
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        TryRead(out var result) ? new ValueTask<ReadResult>(result) : ReadSlowlyAsync(cancellationToken);

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (state == State.Through && own.IsEmpty)
        {
            inner.AdvanceTo(consumed, examined);
            return;
        }

        var count = shown.GetOffset(consumed) - shown.GetOffset(shown.Start);
        if (!own.IsEmpty)
        {
            own = own[(int)count..];
            // What is left although all was seen will never be enough.
            starved = !own.IsEmpty && shown.GetOffset(examined) - shown.GetOffset(shown.Start) == own.Length + count;
            return;
        }

        left = shown.GetOffset(examined) - shown.GetOffset(consumed);
        remaining -= count;
        state = remaining == 0 ? State.Head : state;
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> ReadSlowlyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (state == State.Framing)
            {
                var next = await uncounted.NextFrameAsync(cancellationToken);
                (own, starved) = (own.IsEmpty ? next : Joined(own, next), false);
                state = uncounted.HasEnded ? State.Through : state;
                return Show(new ReadOnlySequence<byte>(own), canceled: next.IsEmpty, completed: false);
            }

            var result = await inner.ReadAsync(cancellationToken);
            if (TryShow(ref result))
            {
                return result;
            }

            if (TryRead(out result))
            {
                return result;
            }
        }
    }

    /// <summary>Turns what the transport gave into what the parser may see. False: nothing yet, and the transport has been told so.</summary>
    private bool TryShow(ref ReadResult result)
    {
        if (state == State.Through)
        {
            return true;
        }

        if (state == State.Head && !result.IsCanceled && !TryBegin(result))
        {
            // The repaired head, if there is one, is shown by the next call.
            if (own.IsEmpty)
            {
                return false;
            }

            result = Show(new ReadOnlySequence<byte>(own), canceled: false, completed: false);
            return true;
        }

        if (state == State.Through)
        {
            return true;
        }

        var buffer = state == State.Counting ? result.Buffer.Slice(0, Math.Min(result.Buffer.Length, remaining)) : result.Buffer.Slice(0, 0);
        // Kestrel takes no more of a body once it hears that the connection ended: it hears so when it has seen what did come.
        var news = buffer.Length > left;
        left = 0;
        result = Show(buffer, result.IsCanceled, result.IsCompleted && buffer.Length == result.Buffer.Length && !news);
        return true;
    }

    /// <summary>Looks at a request's head. True when the transport's buffer may be shown; false when it was advanced past.</summary>
    private bool TryBegin(in ReadResult result)
    {
        port.LengthMissing = false;
        var buffer = SkipLineEnds(result.Buffer);
        if (buffer.IsEmpty || (result.IsCompleted && !Holds(buffer)))
        {
            return Leave(result, buffer);
        }

        var bytes = buffer.IsSingleSegment ? buffer.FirstSpan : buffer.Slice(0, Math.Min(buffer.Length, MaxHeadBytes)).ToArray();
        if (!char.IsAsciiLetter((char)bytes[0]))
        {
            state = State.Through;
            return true;
        }

        if (!RequestHead.TryRead(bytes, out var head))
        {
            return Leave(result, buffer);
        }

        return Begin(head, bytes, result.Buffer, buffer);
    }

    private bool Begin(in RequestHead head, ReadOnlySpan<byte> bytes, in ReadOnlySequence<byte> whole, in ReadOnlySequence<byte> buffer)
    {
        if (head.Body == BodyLength.Upgrade || (port.Kind == DevicePortKind.Web && !head.IsDevice))
        {
            // Browsers' connections are never looked at again.
            state = State.Through;
            return true;
        }

        if (head is { IsFit: true, Body: BodyLength.None or BodyLength.Counted } && whole.Length == buffer.Length)
        {
            remaining = head.Length + head.ContentLength;
            state = State.Counting;
            return true;
        }

        own = HeadRepair.Write(bytes[..head.Length], head.Body);
        port.LengthMissing = head.Body == BodyLength.Missing;
        remaining = head.ContentLength;
        state = head.Body switch
        {
            BodyLength.Chunked => State.Through,
            BodyLength.Missing => State.Framing,
            _ => remaining == 0 ? State.Head : State.Counting,
        };
        inner.AdvanceTo(buffer.GetPosition(head.Length));
        return false;
    }

    /// <summary>No complete head: waits for more of it, or lets Kestrel end what will never be one.</summary>
    private bool Leave(in ReadResult result, in ReadOnlySequence<byte> buffer)
    {
        if (result.IsCompleted || buffer.Length > MaxHeadBytes)
        {
            state = State.Through;
            return true;
        }

        inner.AdvanceTo(buffer.Start, result.Buffer.End);
        return false;
    }

    private static bool Holds(in ReadOnlySequence<byte> buffer) =>
        RequestHead.TryRead(buffer.IsSingleSegment ? buffer.FirstSpan : buffer.Slice(0, Math.Min(buffer.Length, MaxHeadBytes)).ToArray(), out _);

    /// <summary>Some firmware ends its body with a line end that its length does not count.</summary>
    private static ReadOnlySequence<byte> SkipLineEnds(in ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.AdvancePastAny((byte)'\r', (byte)'\n') == 0 ? buffer : reader.UnreadSequence;
    }

    private static byte[] Joined(ReadOnlyMemory<byte> rest, ReadOnlyMemory<byte> next)
    {
        var joined = new byte[rest.Length + next.Length];
        rest.CopyTo(joined);
        next.CopyTo(joined.AsMemory(rest.Length));
        return joined;
    }

    private ReadResult Show(in ReadOnlySequence<byte> buffer, bool canceled, bool completed)
    {
        shown = buffer;
        return new ReadResult(buffer, canceled, completed);
    }
}
