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
    private readonly UncountedBody uncounted = new(inner, port);
    private ReaderState state = ReaderState.Head;

    /// <summary>Bytes of the present request that are still to be consumed.</summary>
    private long remaining;

    /// <summary>How much of what was shown last was looked at and not consumed.</summary>
    private long left;
    private OwnBytes own;
    private ReadOnlySequence<byte> shown;

    public override bool TryRead(out ReadResult result)
    {
        if (state == ReaderState.Framing && (own.IsEmpty || own.IsStarved))
        {
            result = default;
            return false;
        }

        if (!own.IsEmpty)
        {
            result = Show(own.Sequence, canceled: false, completed: own.IsStarved);
            return true;
        }

        return inner.TryRead(out result) && TryShow(ref result);
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        TryRead(out var result) ? new ValueTask<ReadResult>(result) : ReadSlowlyAsync(cancellationToken);

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (state == ReaderState.Through && own.IsEmpty)
        {
            inner.AdvanceTo(consumed, examined);
            return;
        }

        var count = shown.GetOffset(consumed) - shown.GetOffset(shown.Start);
        if (!own.IsEmpty)
        {
            own.Advance(count, shown.GetOffset(examined) - shown.GetOffset(shown.Start));
            return;
        }

        left = shown.GetOffset(examined) - shown.GetOffset(consumed);
        remaining -= count;
        state = remaining == 0 ? ReaderState.Head : state;
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> ReadSlowlyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (state == ReaderState.Framing)
            {
                var next = await uncounted.NextFrameAsync(cancellationToken);
                own.Append(next);
                state = uncounted.HasEnded ? ReaderState.Through : state;
                return Show(own.Sequence, canceled: next.IsEmpty, completed: false);
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
        if (state == ReaderState.Through)
        {
            return true;
        }

        if (state == ReaderState.Head && !result.IsCanceled && !TryBegin(result))
        {
            // The repaired head, if there is one, is shown by the next call.
            if (own.IsEmpty)
            {
                return false;
            }

            result = Show(own.Sequence, canceled: false, completed: false);
            return true;
        }

        if (state == ReaderState.Through)
        {
            return true;
        }

        var buffer = state == ReaderState.Counting ? result.Buffer.Slice(0, Math.Min(result.Buffer.Length, remaining)) : result.Buffer.Slice(0, 0);
        // Kestrel takes no more of a body once it hears that the connection ended: it hears so when it has seen what did come.
        var news = buffer.Length > left;
        left = 0;
        result = Show(buffer, result.IsCanceled, result.IsCompleted && buffer.Length == result.Buffer.Length && !news);
        return true;
    }

    /// <summary>Looks at a request's head. True when the transport's buffer may be shown; false when it was advanced past.</summary>
    private bool TryBegin(in ReadResult result)
    {
        port.LengthMissing = port.FellSilent = false;
        var buffer = RequestSearch.SkipLineEnds(result.Buffer);
        if (buffer.IsEmpty || (result.IsCompleted && !RequestSearch.HoldsHead(buffer)))
        {
            return Leave(result, buffer);
        }

        var bytes = RequestSearch.Beginning(buffer);
        if (!char.IsAsciiLetter((char)bytes[0]))
        {
            state = ReaderState.Through;
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
            port.ServesPages = port.Kind == DevicePortKind.Web && !head.IsDevice;
            state = ReaderState.Through;
            return true;
        }

        if (head is { IsFit: true, Body: BodyLength.None or BodyLength.Counted } && whole.Length == buffer.Length)
        {
            remaining = head.Length + head.ContentLength;
            state = ReaderState.Counting;
            return true;
        }

        own.Set(HeadRepair.Write(bytes[..head.Length], head.Body));
        port.LengthMissing = head.Body == BodyLength.Missing;
        remaining = head.ContentLength;
        state = head.Body switch
        {
            BodyLength.Chunked => ReaderState.Through,
            BodyLength.Missing => ReaderState.Framing,
            _ => remaining == 0 ? ReaderState.Head : ReaderState.Counting,
        };
        inner.AdvanceTo(buffer.GetPosition(head.Length));
        return false;
    }

    /// <summary>No complete head: waits for more of it, or lets Kestrel end what will never be one.</summary>
    private bool Leave(in ReadResult result, in ReadOnlySequence<byte> buffer)
    {
        if (result.IsCompleted || buffer.Length > RequestSearch.MaxHeadBytes)
        {
            state = ReaderState.Through;
            return true;
        }

        inner.AdvanceTo(buffer.Start, result.Buffer.End);
        return false;
    }

    private ReadResult Show(in ReadOnlySequence<byte> buffer, bool canceled, bool completed)
    {
        shown = buffer;
        return new ReadResult(buffer, canceled, completed);
    }
}
