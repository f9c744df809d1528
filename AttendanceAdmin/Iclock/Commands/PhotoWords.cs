using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>
/// Photos in the words of this wire: <c>DATA UPDATE USERPIC PIN=7 TAB Size=… TAB Content=base64</c> to be shown,
/// <c>DATA UPDATE BIOPHOTO PIN=7 TAB Type=9 TAB No=0 TAB Index=0 TAB Size=… TAB Content=… TAB Format=0 TAB Url= TAB PostBackTmpFlag=0</c> to recognise
/// somebody by. The size is that of the text.
/// </summary>
internal static class PhotoWords
{
    /// <summary>What the terminal could not take; null if it may try. Whether it finds a face it says itself.</summary>
    public static CommandFailure? Refusal(EmployeePhoto photo, string? dialect) =>
        TerminalPhotoLimits.Obstacle(TerminalPhotoLimits.Refusals(TerminalProtocol.Iclock, dialect, photo));

    /// <summary>Of the base64 text.</summary>
    public static int TextBytes(EmployeePhoto photo) => (photo.Size + 2) / 3 * 4;

    public static string Put(string pin, byte[] photo, bool recognise, string? dialect)
    {
        var content = Convert.ToBase64String(photo);
        return recognise
            ? $"DATA UPDATE {Table("BIOPHOTO", dialect)} PIN={WireValue.Of(pin)}\tType=9\tNo=0\tIndex=0\tSize={content.Length}\tContent={content}\tFormat=0\tUrl=\tPostBackTmpFlag=0"
            : $"DATA UPDATE {Table("USERPIC", dialect)} PIN={WireValue.Of(pin)}\tSize={content.Length}\tContent={content}";
    }

    public static string Remove(string pin, bool recognise, string? dialect) => recognise
        ? $"DATA DELETE {Table("BIOPHOTO", dialect)} PIN={WireValue.Of(pin)}\tType=9"
        : $"DATA DELETE {Table("USERPIC", dialect)} PIN={WireValue.Of(pin)}";

    private static string Table(string name, string? dialect) => dialect == Dialect.Access ? name.ToLowerInvariant() : name;
}
