using System.Text.Json;

namespace AttendanceAdmin.Schedules.Days.Correcting;

/// <summary>
/// Why a manual punch was written down and by whom, from its evidence:
/// <c>{"employee_id":1,"direction":"out","reason":"oubli","by":"hr@example.org","moves":11}</c>; <c>moves</c> only where it took another's place.
/// </summary>
internal static class ManualReason
{
    /// <returns>Null if it is another kind of evidence.</returns>
    public static string? Of(byte[]? evidence) =>
        Read(evidence) is { } read && read.TryGetProperty("reason", out var reason) && read.TryGetProperty("by", out var by) ? $"{reason} ({by})" : null;

    /// <returns>The punch whose place it took; null if it took none.</returns>
    public static long? Moves(byte[]? evidence) =>
        Read(evidence) is { } read && read.TryGetProperty("by", out _) && read.TryGetProperty("moves", out var moves)
            && moves.ValueKind == JsonValueKind.Number && moves.TryGetInt64(out var id) ? id : null;

    private static JsonElement? Read(byte[]? evidence)
    {
        if (evidence is null || !evidence.AsSpan().StartsWith("{"u8))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(evidence);
        }
        catch (JsonException)
        {
            // Evidence of terminals is whatever they sent.
            return null;
        }
    }
}
