using System.Globalization;
using System.Text;

namespace AttendanceAdmin.Punches;

/// <summary>A raw line as people can read it: text as it is, an arrow before each tab, other controls by number, bytes that are no text in hexadecimal.</summary>
internal static class RawText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(byte[] raw)
    {
        try
        {
            return string.Concat(Strict.GetString(raw).Select(Visible));
        }
        catch (DecoderFallbackException)
        {
            return Convert.ToHexStringLower(raw);
        }
    }

    private static string Visible(char letter) => letter switch
    {
        '\t' => "\u2192\t",
        '\n' => "\n",
        < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)letter:x2}"),
        _ => letter.ToString(),
    };
}
