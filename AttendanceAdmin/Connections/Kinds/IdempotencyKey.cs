using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AttendanceAdmin.Connections.Kinds;

/// <summary>The same for the same punches of the same connection, however often they are sent.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    public static string Of(Connection connection, IEnumerable<OutgoingPunch> punches)
    {
        var ids = string.Join(',', punches.Select(p => p.LogId.ToString(CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"aa-{connection.Id}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(ids)).AsSpan(0, 16))}");
    }

    public static Dictionary<string, string> HeaderOf(Connection connection, IEnumerable<OutgoingPunch> punches) =>
        new(StringComparer.OrdinalIgnoreCase) { [Header] = Of(connection, punches) };
}
