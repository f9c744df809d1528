using System.Buffers;
using System.Text;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// A device's query string: keys in any case, the first of repeated ones counts, <c>+</c> and <c>%20</c> are spaces, values are trimmed
/// (<c>table=%20ATTLOG</c>), and NUL, which no database of text takes, is one more space. Read in place; most requests ask for two or three keys.
/// </summary>
internal readonly record struct IclockQuery(string Raw)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>In the names of what nobody is shown: pushcommkey, Passwd, MachinePass.</summary>
    private static readonly SearchValues<string> Secrets = SearchValues.Create(["pass", "pwd", "commkey", "secret", "wifikey"], StringComparison.OrdinalIgnoreCase);

    /// <returns>Null if the key is absent; empty if it stands without a value.</returns>
    public string? Get(string key)
    {
        var rest = Raw.AsSpan().TrimStart('?');
        foreach (var range in rest.Split('&'))
        {
            var pair = rest[range];
            var sign = pair.IndexOf('=');
            var name = sign < 0 ? pair : pair[..sign];
            if (Is(name, key))
            {
                return sign < 0 ? "" : Decode(pair[(sign + 1)..]);
            }
        }

        return null;
    }

    public bool Has(string key) => Get(key) is not null;

    /// <summary>As received, but for what must not be shown.</summary>
    public string Masked()
    {
        if (!Raw.AsSpan().ContainsAny(Secrets) && !Raw.Contains('%', StringComparison.Ordinal))
        {
            return Raw;
        }

        return string.Join('&', Raw.Split('&').Select(pair =>
            pair.IndexOf('=', StringComparison.Ordinal) is >= 0 and var sign && Decode(pair.AsSpan(0, sign)).AsSpan().ContainsAny(Secrets)
                ? pair[..(sign + 1)] + "***"
                : pair));
    }

    private static bool Is(ReadOnlySpan<char> name, string key) =>
        name.Equals(key, StringComparison.OrdinalIgnoreCase)
        || (name.ContainsAny('%', '+') && Decode(name).Equals(key, StringComparison.OrdinalIgnoreCase));

    private static string Decode(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (!text.ContainsAny('%', '+', '\0'))
        {
            return text.ToString();
        }

        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes[length++] = (byte)(Hex(text[i + 1]) << 4 | Hex(text[i + 2]));
                i += 2;
            }
            else
            {
                bytes[length++] = text[i] == '+' ? (byte)' ' : (byte)Math.Min(text[i], '\u00ff');
            }
        }

        return Text(bytes.AsSpan(0, length)).Replace('\0', ' ').Trim();
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static int Hex(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
