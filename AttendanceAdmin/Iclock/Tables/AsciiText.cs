using System.Buffers.Text;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>Small questions about bytes of a line.</summary>
internal static class AsciiText
{
    public const byte Tab = (byte)'\t';

    public static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    public static ReadOnlySpan<byte> TrimSpaces(ReadOnlySpan<byte> text) => text.Trim((byte)' ');

    /// <summary>A whole number and nothing else, spaces around it aside.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, out long number)
    {
        text = TrimSpaces(text);
        return Utf8Parser.TryParse(text, out number, out var used) && used == text.Length;
    }

    /// <summary>Takes what stands before the separator off the front; all of it if there is none.</summary>
    public static ReadOnlySpan<byte> Next(scoped ref ReadOnlySpan<byte> rest, byte separator)
    {
        var end = rest.IndexOf(separator);
        if (end < 0)
        {
            var last = rest;
            rest = default;
            return last;
        }

        var part = rest[..end];
        rest = rest[(end + 1)..];
        return part;
    }

    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other) =>
        System.Text.Ascii.EqualsIgnoreCase(text, other);

    public static bool StartsWithIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && EqualsIgnoreCase(text[..start.Length], start);

    /// <summary>Without the mark that Windows programs put before UTF-8.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text.StartsWith("\uFEFF"u8) ? text[3..] : text;

    public static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t\r\0"u8);
}
