using System.Text;
using System.Buffers;
using System.Text.Json;

namespace AttendanceAdmin.Tm20.Messages;

/// <summary>Records and messages as text again, without what must not be kept or shown.</summary>
internal static class RecordText
{
    private const int ShownString = 200;
    private const string Hidden = "***";

    private static readonly JsonWriterOptions AsItCame = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly string[] Photos = ["image", "photo"];
    private static readonly string[] Passwords = ["pwd", "password"];
    private static readonly string[] Secrets = [.. Passwords, "card", .. Photos];
    private static readonly string[] Envelope = ["cmd", "ret", "sn", "result"];

    /// <summary>As it came, or, where a photo is in it, without that.</summary>
    public static byte[] WithoutImage(JsonElement record) =>
        HasImage(record) ? Write(record, static (key, _) => Is(key, Photos)) : record.Raw();

    public static bool HasImage(JsonElement record) => record.Text("image") is { Length: > 0 } || record.Text("photo") is { Length: > 0 };

    /// <summary>A credential without its content, which is a template or a photo.</summary>
    public static byte[] WithoutCredential(JsonElement message) => Write(message, static (key, _) => Is(key, Photos) || Is(key, ["record"]));

    /// <summary>For diagnosis: without photos, credentials and passwords, long texts shortened.</summary>
    public static byte[] Shown(JsonElement message) => Write(
        message,
        static (key, value) => Is(key, Secrets) || (Is(key, ["record"]) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            || (value.ValueKind == JsonValueKind.String && value.Raw().Length > ShownString));

    /// <summary>What a question was answered with, without the envelope.</summary>
    public static string Answer(JsonElement reply)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, AsItCame))
        {
            writer.WriteStartObject();
            foreach (var property in reply.EnumerateObject().Where(p => !Is(WireJson.NameOf(p), Envelope)))
            {
                WriteProperty(writer, property, static (key, _) => Is(key, Passwords) || Is(key, Photos));
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static byte[] Write(JsonElement element, Func<string, JsonElement, bool> hides)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, AsItCame))
        {
            Write(writer, element, hides);
        }

        return text.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, Func<string, JsonElement, bool> hides)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    WriteProperty(writer, property, hides);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item, hides);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(element.Raw(), skipInputValidation: true);
                break;
        }
    }

    private static void WriteProperty(Utf8JsonWriter writer, JsonProperty property, Func<string, JsonElement, bool> hides)
    {
        var name = WireJson.NameOf(property);
        writer.WritePropertyName(name);
        if (hides(name, property.Value))
        {
            writer.WriteStringValue(Hidden);
        }
        else
        {
            Write(writer, property.Value, hides);
        }
    }

    private static bool Is(string key, string[] keys) => keys.Contains(key.Trim(), StringComparer.OrdinalIgnoreCase);
}
