using System.Text.Json;

namespace AttendanceAdmin.Connections.Kinds;

/// <summary>What a system says of a failure, in whichever member it says it.</summary>
internal static class Reasons
{
    private const int Most = 500;
    private static readonly string[] Members = ["error", "message", "detail", "reason", "error_message", "title"];
    private static readonly string[] No = ["error", "failed", "failure", "ko", "rejected", "invalid"];

    public static bool SaysNo(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        return (answer.TryGetProperty("success", out var success) && success.ValueKind is JsonValueKind.False)
            || (answer.TryGetProperty("ok", out var ok) && ok.ValueKind is JsonValueKind.False)
            || (answer.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String && No.Contains(status.GetString(), StringComparer.OrdinalIgnoreCase))
            || (answer.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String && error.GetString() is { Length: > 0 });
    }

    public static string? In(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in Members)
        {
            if (answer.TryGetProperty(name, out var said) && said.ValueKind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array)
            {
                return Cut(said.ValueKind == JsonValueKind.String ? said.GetString()! : said.GetRawText());
            }
        }

        return null;
    }

    /// <summary>Of a whole answer; its beginning where it is no JSON.</summary>
    public static string? In(string? body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return null;
        }

        try
        {
            using var answer = JsonDocument.Parse(body);
            return In(answer.RootElement) ?? Cut(body);
        }
        catch (JsonException)
        {
            return Cut(body);
        }
    }

    private static string Cut(string text) => text.Length <= Most ? text : text[..Most] + "…";
}
