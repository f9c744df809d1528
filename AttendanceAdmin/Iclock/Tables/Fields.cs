using System.Buffers;
using System.Text;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// <c>Key=Value</c> fields of one line, parted by TABs, in any order and case; a value may hold <c>=</c>. A keyword and a space may stand
/// before the first key (<c>USER PIN=4 …</c>).
/// </summary>
internal readonly ref struct Fields(ReadOnlySpan<byte> line, byte separator = AsciiText.Tab)
{
    private const int MaxKey = 32;

    private static readonly SearchValues<byte> KeyBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    private readonly ReadOnlySpan<byte> line = line;

    public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        var rest = line;
        while (!rest.IsEmpty)
        {
            var field = AsciiText.Next(ref rest, separator);
            var sign = field.IndexOf((byte)'=');
            if (sign >= 0 && IsKey(field[..sign], key))
            {
                value = AsciiText.TrimSpaces(field[(sign + 1)..]).TrimEnd("\r\0"u8);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Whether the line begins with a field, or with a keyword and a field.</summary>
    public static bool Begin(ReadOnlySpan<byte> line)
    {
        var start = line[..Math.Max(0, line.IndexOf((byte)'='))].Trim(" \t"u8);
        var key = start[(start.LastIndexOfAny(" \t"u8) + 1)..].TrimStart((byte)'~');
        return key.Length is > 0 and <= MaxKey && !key.ContainsAnyExcept(KeyBytes);
    }

    /// <summary>The word before the first key; what else it is if none stands there.</summary>
    public static string KeywordOf(ReadOnlySpan<byte> line, string otherwise)
    {
        var key = line[..Math.Max(0, line.IndexOf((byte)'='))].Trim((byte)' ');
        var space = key.IndexOf((byte)' ');
        return space < 0 ? otherwise : Encoding.Latin1.GetString(key[..Math.Min(space, 16)]);
    }

    private static bool IsKey(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key)
    {
        var space = text.Trim((byte)' ').LastIndexOf((byte)' ');
        return AsciiText.EqualsIgnoreCase(text.Trim((byte)' ')[(space + 1)..], key);
    }
}
