using System.Text;

namespace AttendanceAdmin.Punches;

/// <summary>A raw line as people can read it: text as it is, tabs and other controls as signs, bytes that are no text in hexadecimal.</summary>
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

    /// <summary>Unicode has a picture of each control character.</summary>
    private static string Visible(char letter) => letter switch
    {
        '\t' => "\u2409\t",
        '\n' => "\u240a\n",
        < ' ' => ((char)(0x2400 + letter)).ToString(),
        _ => letter.ToString(),
    };
}
