using System.Text.Json;
using System.Text.Json.Serialization;
using AttendanceAdmin.Shell;

namespace AttendanceAdmin.Connections;

/// <summary>Headers as a JSON object whose names stay as they are, whatever the API does to the names of its own members.</summary>
internal sealed class HeaderNames : JsonConverter<Dictionary<string, string>>
{
    public override Dictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var headers = JsonDocument.ParseValue(ref reader);
        if (headers.RootElement.ValueKind != JsonValueKind.Object || headers.RootElement.EnumerateObject().Any(h => h.Value.ValueKind != JsonValueKind.String))
        {
            throw new UnreadValue("ApiNotHeaders");
        }

        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers.RootElement.EnumerateObject())
        {
            read[header.Name] = header.Value.GetString()!;
        }

        return read;
    }

    public override void Write(Utf8JsonWriter writer, Dictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
