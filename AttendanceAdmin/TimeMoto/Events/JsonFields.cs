using System.Globalization;
using System.Text.Json;

namespace AttendanceAdmin.TimeMoto.Events;

/// <summary>Fields of an object of which nothing is certain: missing, null, empty, or a number where text should be and the reverse.</summary>
internal readonly struct JsonFields(JsonElement element)
{
    /// <summary>Null also for empty text.</summary>
    public string? Text(string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => Whole(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    public long? Number(string name) => long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public JsonFields Object(string name) =>
        new(element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default);

    /// <summary>Text with half a character is no text.</summary>
    private static string? Whole(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
