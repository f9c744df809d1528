using System.Buffers;

namespace AttendanceAdmin.Iclock.Transport;

/// <summary>Finds a request's head in what the transport gave, without a copy where it lies in one piece.</summary>
internal static class RequestSearch
{
    public const int MaxHeadBytes = 96 * 1024;

    /// <summary>Some firmware ends its body with a line end that its length does not count.</summary>
    public static ReadOnlySequence<byte> SkipLineEnds(in ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.AdvancePastAny((byte)'\r', (byte)'\n') == 0 ? buffer : reader.UnreadSequence;
    }

    public static ReadOnlySpan<byte> Beginning(in ReadOnlySequence<byte> buffer) =>
        buffer.IsSingleSegment ? buffer.FirstSpan : buffer.Slice(0, Math.Min(buffer.Length, MaxHeadBytes)).ToArray();

    public static bool HoldsHead(in ReadOnlySequence<byte> buffer) => RequestHead.TryRead(Beginning(buffer), out _);
}
