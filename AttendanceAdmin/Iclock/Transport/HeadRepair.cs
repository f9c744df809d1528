using System.Buffers;
using AttendanceAdmin.Iclock.Tables;

namespace AttendanceAdmin.Iclock.Transport;

/// <summary>
/// Writes a request's head again so that Kestrel's parser takes it: the target percent-encoded, one valid Host, no faulty lines. A request
/// after which heads can no longer be told from bodies gets <c>Connection: close</c>; one without a length becomes chunked, see <see cref="RepairingReader"/>.
/// </summary>
internal static class HeadRepair
{
    public static byte[] Write(ReadOnlySpan<byte> original, BodyLength body)
    {
        var head = new ArrayBufferWriter<byte>(original.Length + 256);
        var rest = original;
        RequestHead.TryLine(ref rest, out var first);
        var line = RequestLine.Read(first);
        head.Write(line.Method);
        head.Write(" "u8);
        WriteTarget(head, line.Target);
        head.Write(line.IsVersion10 && body != BodyLength.Missing ? " HTTP/1.0\r\n"u8 : " HTTP/1.1\r\n"u8);
        WriteHeaders(head, rest, closing: body is BodyLength.Chunked or BodyLength.Missing, chunked: body is BodyLength.Chunked or BodyLength.Missing);
        head.Write("\r\n"u8);
        return head.WrittenSpan.ToArray();
    }

    private static void WriteTarget(ArrayBufferWriter<byte> head, ReadOnlySpan<byte> target)
    {
        target = target.Trim((byte)' ');
        if (AsciiText.StartsWithIgnoreCase(target, "http://"u8))
        {
            var path = target[7..].IndexOf((byte)'/');
            target = path < 0 ? "/"u8 : target[(7 + path)..];
        }

        if (target.IsEmpty || target[0] != '/')
        {
            head.Write("/"u8);
        }

        foreach (ref readonly var letter in target)
        {
            if (letter is > 0x20 and < 0x7F)
            {
                head.Write(new ReadOnlySpan<byte>(in letter));
            }
            else
            {
                head.Write([(byte)'%', HexDigit(letter >> 4), HexDigit(letter & 15)]);
            }
        }
    }

    private static byte HexDigit(int value) => "0123456789ABCDEF"u8[value];

    private static void WriteHeaders(ArrayBufferWriter<byte> head, ReadOnlySpan<byte> lines, bool closing, bool chunked)
    {
        var (host, length) = (false, false);
        while (RequestHead.TryLine(ref lines, out var line) && !line.IsEmpty)
        {
            if (!RequestHead.IsHeader(line, out var name, out var value) || AsciiText.EqualsIgnoreCase(name, "Transfer-Encoding"u8)
                || (closing && AsciiText.EqualsIgnoreCase(name, "Connection"u8)))
            {
                continue;
            }

            var (isHost, isLength) = (AsciiText.EqualsIgnoreCase(name, "Host"u8), AsciiText.EqualsIgnoreCase(name, "Content-Length"u8));
            if ((isHost && (host || !RequestHead.IsHost(value))) || (isLength && (length || chunked || !RequestHead.TryLength(value, out _))))
            {
                continue;
            }

            (host, length) = (host || isHost, length || isLength);
            head.Write(line);
            head.Write("\r\n"u8);
        }

        head.Write(host ? default : "Host: terminal\r\n"u8);
        head.Write(closing ? "Connection: close\r\n"u8 : default);
        head.Write(chunked ? "Transfer-Encoding: chunked\r\n"u8 : default);
    }
}
