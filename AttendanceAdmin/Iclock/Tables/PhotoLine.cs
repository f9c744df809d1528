using System.Buffers.Text;
using System.Text;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Photos.Offers;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// A photo as a terminal holds one: <c>USERPIC PIN=7 TAB FileName=7.jpg TAB Size=… TAB Content=base64</c> to be shown, <c>BIOPHOTO PIN=7 TAB
/// FileName=7.jpg TAB Type=9 TAB No=0 TAB Index=0 TAB Size=… TAB Content=base64</c> to recognise by; without the keyword where the table is named so.
/// The size may be that of the text or of the picture, and is not needed.
/// </summary>
internal static class PhotoLine
{
    /// <returns>Null if the line is about something else, or holds no picture.</returns>
    public static SeenPhoto? Read(ReadOnlySpan<byte> line, string table)
    {
        if (!IsOne(line, table))
        {
            return null;
        }

        var fields = new Fields(line);
        return fields.TryGet("Content"u8, out var content) && fields.TryGet("PIN"u8, out var number)
            && EmployeePin.TryParse(Encoding.Latin1.GetString(number), out var pin) && Decode(content) is { Length: > 0 } picture
            ? new SeenPhoto(pin.Value, picture)
            : null;
    }

    public static bool IsOne(ReadOnlySpan<byte> line, string table) => Fields.KeywordOf(line, table).ToUpperInvariant() is "USERPIC" or "BIOPHOTO";

    private static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        if (!Base64.IsValid(text, out var length))
        {
            return null;
        }

        var picture = new byte[length];
        Base64.DecodeFromUtf8(text, picture, out _, out _);
        return picture;
    }
}
