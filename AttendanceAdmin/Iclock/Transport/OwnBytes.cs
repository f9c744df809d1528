using System.Buffers;

namespace AttendanceAdmin.Iclock.Transport;

/// <summary>Bytes that the parser is shown instead of the transport's: a repaired head, or a body that was given frames.</summary>
internal struct OwnBytes
{
    private ReadOnlyMemory<byte> bytes;

    public readonly bool IsEmpty => bytes.IsEmpty;

    /// <summary>The parser has seen all of them and taken not all: what is left will never be enough.</summary>
    public bool IsStarved { get; private set; }

    public readonly ReadOnlySequence<byte> Sequence => new(bytes);

    public void Set(ReadOnlyMemory<byte> written) => bytes = written;

    public void Append(ReadOnlyMemory<byte> next)
    {
        bytes = bytes.IsEmpty ? next : Joined(bytes, next);
        IsStarved = false;
    }

    /// <param name="consumed">How many the parser took.</param>
    /// <param name="examined">How many it looked at.</param>
    public void Advance(long consumed, long examined)
    {
        bytes = bytes[(int)consumed..];
        IsStarved = !bytes.IsEmpty && examined == bytes.Length + consumed;
    }

    private static byte[] Joined(ReadOnlyMemory<byte> rest, ReadOnlyMemory<byte> next)
    {
        var joined = new byte[rest.Length + next.Length];
        rest.CopyTo(joined);
        next.CopyTo(joined.AsMemory(rest.Length));
        return joined;
    }
}
