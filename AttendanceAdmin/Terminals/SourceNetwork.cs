using System.Net;

namespace AttendanceAdmin.Terminals;

/// <summary>A network as people type it: <c>192.168.1.0/24</c>, but also <c>192.168.1.20/24</c> and a single address.</summary>
internal static class SourceNetwork
{
    public static bool TryParse(string? text, out IPNetwork network)
    {
        network = default;
        var parts = (text ?? "").Trim().Split('/');
        // IPAddress also reads "10" as 0.0.0.10, which nobody means.
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address) || (!parts[0].Contains(':') && parts[0].Count(c => c == '.') != 3))
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        if (parts.Length == 2 && (!int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out length) || length > bytes.Length * 8))
        {
            return false;
        }

        network = new IPNetwork(new IPAddress(WithoutHostBits(bytes, length)), length);
        return true;
    }

    private static byte[] WithoutHostBits(byte[] bytes, int length)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(length - i * 8, 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        return bytes;
    }
}
