using System.Text.Json;

namespace AttendanceAdmin.Connections;

internal static class JsonBody
{
    /// <summary>Null if it is no JSON; a byte order mark before it does no harm.</summary>
    public static JsonElement? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var text = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
