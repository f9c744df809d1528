using System.Text;

namespace AttendanceAdmin.Terminals;

/// <summary>Bytes of a wire as text to look at.</summary>
internal static class WireText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 where it is that, else byte by byte; what cannot be shown becomes a middle dot.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = Decode(bytes);
        return string.Create(text.Length, text, static (shown, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                shown[i] = char.IsControl(from[i]) && from[i] is not ('\n' or '\t') ? '·' : from[i];
            }
        });
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        // A body that was cut may end inside a letter.
        for (var cut = 0; cut <= Math.Min(3, bytes.Length); cut++)
        {
            try
            {
                return Strict.GetString(bytes[..^cut]);
            }
            catch (DecoderFallbackException)
            {
                // One byte less, and at last byte by byte.
            }
        }

        return Encoding.Latin1.GetString(bytes);
    }
}
