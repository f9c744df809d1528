using System.Text.Json;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Connections.Kinds;

/// <summary>What face terminals say beyond a punch, read from the record as it came: <c>{"enrollid":1,…,"event":0,"temp":36.5}</c>.</summary>
internal static class DeviceExtras
{
    public static int Event(Punch punch) => (int)(Number(punch, "event") ?? 0);

    /// <summary>Degrees Celsius.</summary>
    public static double? Temperature(Punch punch) => Number(punch, "temp") ?? Number(punch, "temperature");

    private static double? Number(Punch punch, string member)
    {
        if (punch.Source != PunchSource.Tm20 || punch.RawLine is null)
        {
            return null;
        }

        try
        {
            using var record = JsonDocument.Parse(punch.RawLine);
            return record.RootElement.ValueKind == JsonValueKind.Object && record.RootElement.TryGetProperty(member, out var value)
                && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Math.Abs(number) < int.MaxValue ? number : null;
        }
        catch (JsonException)
        {
            // Cut off where it was too long to be kept.
            return null;
        }
    }
}
