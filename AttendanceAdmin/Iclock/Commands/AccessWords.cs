using System.Globalization;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>
/// Who may pass the doors of an access device: <c>DATA UPDATE userauthorize Pin=7 TAB AuthorizeTimezoneId=1 TAB AuthorizeDoorId=3</c>. The first time
/// zone is the one that is always open; the doors are bits, and how many there are the device said as <c>LockCount</c>.
/// </summary>
internal static class AccessWords
{
    private const int MostDoors = 16;

    /// <param name="options">What the device said of itself, one <c>key=value</c> a line.</param>
    public static string Let(string pin, string? options) =>
        $"DATA UPDATE userauthorize Pin={WireValue.Of(pin)}\tAuthorizeTimezoneId=1\tAuthorizeDoorId={((1 << Doors(options)) - 1).ToString(CultureInfo.InvariantCulture)}";

    private static int Doors(string? options) =>
        options?.Split('\n').FirstOrDefault(o => o.StartsWith("LockCount=", StringComparison.OrdinalIgnoreCase)) is { } said
            && int.TryParse(said["LockCount=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Math.Clamp(count, 1, MostDoors)
            : 1;
}
