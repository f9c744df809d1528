using System.Text;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// Text of a terminal: UTF-8 on new firmware, the code page of its language on old. Each piece is tried as UTF-8 first, which other code pages
/// fit by accident only.
/// </summary>
internal static class DeviceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static DeviceText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static readonly Version FirstWithUnicode = new(2, 4);
    private static readonly Version FirstOfAccess = new(3, 0);

    /// <summary>
    /// Whether firmware that says this of itself reads UTF-8: access devices do, attendance devices since push 2.4. A WL30 claims 3.0.1 without any
    /// type, and reads the code page of its language.
    /// </summary>
    public static bool ReadsUnicode(IclockQuery query, string dialect) => dialect == Dialect.Access
        || (Version.TryParse(query.Get("pushver"), out var version) && version >= FirstWithUnicode && (version < FirstOfAccess || query.Has("DeviceType")));

    /// <param name="language">The number from the handshake, the ASCII code of a letter: 70 is French; or the name of a code page.</param>
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
        { Length: > 3 } name when TerminalCodePages.All.Contains(name, StringComparer.Ordinal) => Encoding.GetEncoding(name),
        _ => Encoding.GetEncoding(1252),
    };
}
