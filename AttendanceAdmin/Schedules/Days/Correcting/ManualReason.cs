using System.Text.Json;

namespace AttendanceAdmin.Schedules.Days.Correcting;

/// <summary>Why a manual punch was written down and by whom, from its evidence: <c>{"employee_id":1,"direction":"out","reason":"oubli","by":"hr@example.org"}</c>.</summary>
internal static class ManualReason
{
    /// <returns>Null if it is another kind of evidence.</returns>
    public static string? Of(byte[]? evidence)
    {
        if (evidence is null || !evidence.AsSpan().StartsWith("{"u8))
        {
            return null;
        }

        try
        {
            using var read = JsonDocument.Parse(evidence);
            return read.RootElement.TryGetProperty("reason", out var reason) && read.RootElement.TryGetProperty("by", out var by) ? $"{reason} ({by})" : null;
        }
        catch (JsonException)
        {
            // Evidence of terminals is whatever they sent.
            return null;
        }
    }
}
