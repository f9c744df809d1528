using System.Buffers;
using System.Buffers.Text;
using AttendanceAdmin.Iclock.Tables;

namespace AttendanceAdmin.Iclock.Transport;

internal enum BodyLength
{
    /// <summary>There is none: the next head follows.</summary>
    None,

    /// <summary><see cref="RequestHead.ContentLength"/> bytes.</summary>
    Counted,
    Chunked,

    /// <summary>A POST that says nothing about its length.</summary>
    Missing,

    /// <summary>The connection becomes something else.</summary>
    Upgrade,
}

/// <summary>What the repair needs to know of one request's first lines, without a copy of them.</summary>
/// <param name="Length">With the empty line that ends it.</param>
/// <param name="IsFit">Kestrel's parser will take it as it is.</param>
internal readonly record struct RequestHead(int Length, bool IsFit, bool IsDevice, BodyLength Body, long ContentLength)
{
    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    private static readonly SearchValues<byte> HostBytes = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-_:[]"u8);

    /// <returns>False while the empty line has not come yet.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out RequestHead head)
    {
        head = default;
        var rest = bytes;
        if (!TryLine(ref rest, out var first))
        {
            return false;
        }

        var line = RequestLine.Read(first);
        var facts = new HeaderFacts();
        while (TryLine(ref rest, out var header))
        {
            if (header.IsEmpty)
            {
                head = Make(bytes.Length - rest.Length, line, facts);
                return true;
            }

            facts.Note(header);
        }

        return false;
    }

    /// <summary>Takes a line that ends in LF or CR LF off the front.</summary>
    public static bool TryLine(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        var end = rest.IndexOf((byte)'\n');
        if (end < 0)
        {
            line = default;
            return false;
        }

        line = rest[..end].TrimEnd((byte)'\r');
        rest = rest[(end + 1)..];
        return true;
    }

    public static bool IsHeader(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var colon = line.IndexOf((byte)':');
        name = colon > 0 ? line[..colon] : default;
        value = colon > 0 ? line[(colon + 1)..].Trim(" \t"u8) : default;
        return colon > 0 && !name.ContainsAnyExcept(NameBytes) && !value.ContainsAny((byte)0, (byte)'\r');
    }

    /// <summary>A host, or a host and a port; or nothing, which is allowed.</summary>
    public static bool IsHost(ReadOnlySpan<byte> value)
    {
        var port = value.LastIndexOf((byte)':');
        var bracket = value.LastIndexOf((byte)']');
        return !value.ContainsAnyExcept(HostBytes) && (port < 0 || port < bracket || (port > 0 && port < value.Length - 1 && !value[(port + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9')));
    }

    public static bool TryLength(ReadOnlySpan<byte> value, out long length) =>
        Utf8Parser.TryParse(value, out length, out var used) && used == value.Length && AsciiText.IsDigit(value[0]);

    private static RequestHead Make(int length, in RequestLine line, in HeaderFacts facts)
    {
        var body = facts.Upgrade ? BodyLength.Upgrade
            : facts.Chunked ? BodyLength.Chunked
            : facts.ContentLength >= 0 ? BodyLength.Counted
            : line.MayHaveBody ? BodyLength.Missing
            : BodyLength.None;
        var fit = line.IsFit && !facts.Faulty && (facts.Hosts == 1 || (facts.Hosts == 0 && line.IsVersion10));
        return new RequestHead(length, fit, line.IsDevice, line.IsHttp1 ? body : BodyLength.Upgrade, Math.Max(facts.ContentLength, 0));
    }

    /// <summary>What the headers say, as far as it matters here.</summary>
    private struct HeaderFacts()
    {
        public int Hosts;
        public bool Faulty;
        public bool Chunked;
        public bool Upgrade;
        public long ContentLength = -1;

        public void Note(ReadOnlySpan<byte> line)
        {
            if (!IsHeader(line, out var name, out var value))
            {
                Faulty = true;
            }
            else if (AsciiText.EqualsIgnoreCase(name, "Host"u8))
            {
                Hosts++;
                Faulty |= !IsHost(value);
            }
            else if (AsciiText.EqualsIgnoreCase(name, "Content-Length"u8))
            {
                // A second one, or one that is no number, is dropped by the repair.
                var valid = TryLength(value, out var length);
                Faulty |= !valid || ContentLength >= 0;
                ContentLength = valid && ContentLength < 0 ? length : ContentLength;
            }
            else if (AsciiText.EqualsIgnoreCase(name, "Transfer-Encoding"u8))
            {
                Chunked |= AsciiText.EqualsIgnoreCase(value, "chunked"u8);
                Faulty |= !Chunked;
            }
            else
            {
                Upgrade |= AsciiText.EqualsIgnoreCase(name, "Upgrade"u8);
            }
        }
    }
}
