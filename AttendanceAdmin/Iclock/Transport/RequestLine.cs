using AttendanceAdmin.Iclock.Tables;

namespace AttendanceAdmin.Iclock.Transport;

/// <summary>
/// <c>METHOD target HTTP/1.x</c>, where firmware may write the target with raw spaces (<c>…&amp;INFO=Ver 6.39 Apr 28 2008,2,…</c>), letters of
/// its own code page, or without the leading slash.
/// </summary>
internal readonly ref struct RequestLine
{
    private RequestLine(ReadOnlySpan<byte> method, ReadOnlySpan<byte> target, ReadOnlySpan<byte> version)
    {
        Method = method;
        Target = target;
        Version = version;
    }

    public ReadOnlySpan<byte> Method { get; }

    public ReadOnlySpan<byte> Target { get; }

    public ReadOnlySpan<byte> Version { get; }

    public bool IsHttp1 => AsciiText.StartsWithIgnoreCase(Version, "HTTP/1."u8);

    public bool IsVersion10 => AsciiText.EqualsIgnoreCase(Version, "HTTP/1.0"u8);

    public bool IsFit => Target.Length > 0 && Target[0] == '/' && !Target.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E)
        && (Version.SequenceEqual("HTTP/1.1"u8) || Version.SequenceEqual("HTTP/1.0"u8));

    public bool MayHaveBody => !AsciiText.EqualsIgnoreCase(Method, "GET"u8) && !AsciiText.EqualsIgnoreCase(Method, "HEAD"u8)
        && !AsciiText.EqualsIgnoreCase(Method, "OPTIONS"u8) && !AsciiText.EqualsIgnoreCase(Method, "DELETE"u8);

    /// <summary>Whether the target speaks of iclock anywhere, in any case.</summary>
    public bool IsDevice
    {
        get
        {
            for (var rest = Target; rest.Length >= 6; rest = rest[1..])
            {
                var next = rest.IndexOfAny("iI"u8);
                if (next < 0)
                {
                    return false;
                }

                rest = rest[next..];
                if (AsciiText.StartsWithIgnoreCase(rest, "iclock"u8))
                {
                    return true;
                }
            }

            return false;
        }
    }

    public static RequestLine Read(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)' ');
        var first = line.IndexOf((byte)' ');
        var last = line.LastIndexOf((byte)' ');
        return first < 0 || first == last
            ? new RequestLine(line, default, default)
            : new RequestLine(line[..first], line[(first + 1)..last], line[(last + 1)..]);
    }
}
