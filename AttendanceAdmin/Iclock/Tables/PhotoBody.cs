using System.Text;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// A photo of a punch: <c>PIN=20150731103012-123.jpg LF SN= LF size= LF CMD=uploadphoto NUL</c> and the JPEG; or <c>picture=</c> and base64; or the
/// JPEG alone, the rest in the address. Its size need not agree.
/// </summary>
/// <param name="ContentStart">Where the picture begins; the body's length if there is none.</param>
/// <param name="Name">The file name, e.g. <c>20150731103012-123.jpg</c>; empty if the body has none.</param>
internal readonly record struct PhotoBody(int ContentStart, bool IsBase64, string Name)
{
    public static PhotoBody Read(ReadOnlySpan<byte> body)
    {
        var name = NameOf(body);
        var picture = body.IndexOf("picture="u8);
        if (picture >= 0)
        {
            return new PhotoBody(picture + "picture="u8.Length, IsBase64: true, name);
        }

        var command = body.IndexOf("CMD="u8);
        var end = command < 0 ? -1 : body[command..].IndexOf((byte)0);
        if (end >= 0)
        {
            var start = command + end + 1;
            return new PhotoBody(start, LooksLikeBase64(body[start..]), name);
        }

        var jpeg = body.IndexOf([(byte)0xFF, (byte)0xD8, (byte)0xFF]);
        return new PhotoBody(jpeg < 0 ? body.Length : jpeg, IsBase64: false, name);
    }

    private static string NameOf(ReadOnlySpan<byte> body)
    {
        if (!AsciiText.StartsWithIgnoreCase(body, "PIN="u8))
        {
            return "";
        }

        var name = body[4..];
        var end = name.IndexOfAny((byte)'\n', (byte)'\r', (byte)0);
        return end is < 0 or > 128 ? "" : Encoding.Latin1.GetString(name[..end]);
    }

    private static bool LooksLikeBase64(ReadOnlySpan<byte> content) =>
        content.StartsWith("/9j/"u8) || content.StartsWith("iVBOR"u8);
}
