using System.Text;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// Text of a terminal: UTF-8 on new firmware, the code page of its language on old. Each piece is tried as UTF-8 first, which other code pages
/// fit by accident only.
/// </summary>
internal static class DeviceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static DeviceText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="language">The number from the handshake, the ASCII code of a letter: 70 is French.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? language)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePage(language).GetString(bytes);
        }
    }

    /// <summary>What the terminal of that language reads; a letter it does not have becomes a question mark.</summary>
    public static Encoding CodePage(string? language) => language switch
    {
        "83" => Encoding.GetEncoding("GB18030"),
        "84" => Encoding.GetEncoding(950),
        "66" or "65" => Encoding.GetEncoding(1256), // Arabic, Persian
        "82" => Encoding.GetEncoding(1251),
        "76" => Encoding.GetEncoding(874),
        "74" => Encoding.GetEncoding(932),
        "75" => Encoding.GetEncoding(949),
        "72" => Encoding.GetEncoding(1255),
        "116" => Encoding.GetEncoding(1254),
        "103" => Encoding.GetEncoding(1253),
        "86" => Encoding.GetEncoding(1258),
        "90" or "89" or "112" => Encoding.GetEncoding(1250),
        _ => Encoding.GetEncoding(1252),
    };
}
