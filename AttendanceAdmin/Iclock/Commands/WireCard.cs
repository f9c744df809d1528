using System.Globalization;
using System.Numerics;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>A card's decimal number as terminals write it: 123456789 is <c>[15CD5B07]</c>, its bytes lowest first, and <c>75bcd15</c> on access devices.</summary>
internal static class WireCard
{
    public static string Attendance(string number) =>
        BigInteger.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var card) ? $"[{Convert.ToHexString(LowestFirst(card))}]" : "";

    public static string Access(string number) =>
        ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var card) ? card.ToString("x", CultureInfo.InvariantCulture) : "";

    /// <summary>Four bytes at least.</summary>
    private static byte[] LowestFirst(BigInteger card)
    {
        var bytes = card.ToByteArray(isUnsigned: true);
        return [.. bytes, .. new byte[Math.Max(0, 4 - bytes.Length)]];
    }
}
