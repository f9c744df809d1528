using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace AttendanceAdmin.Tm20.Messages;

/// <summary>
/// JSON as this family writes it: keys and values padded with spaces, numbers as strings, commas before a closing bracket, text that is not
/// always UTF-8. What is missing or of another kind reads as null.
/// </summary>
internal static class WireJson
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Null if it is no JSON at all.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(Utf8.IsValid(bytes.Span) ? Trimmed(bytes) : Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(Trimmed(bytes).Span)), Tolerant);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Find(this JsonElement from, string key)
    {
        if (from.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (from.TryGetProperty(key, out var found))
        {
            return found;
        }

        foreach (var property in from.EnumerateObject())
        {
            if (NameOf(property).AsSpan().Trim().Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    /// <summary>Strings trimmed, numbers and truth values as they are written.</summary>
    public static string? Text(this JsonElement from, string key) => from.Find(key) is { } value ? TextOf(value) : null;

    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => StringOf(value).Trim(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    public static long? Number(this JsonElement from, string key) => from.Text(key) is { } text && TryNumber(text, out var number) ? number : null;

    public static bool? Truth(this JsonElement from, string key) => from.Text(key)?.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    /// <summary>The elements of an array; a single object counts as an array of one.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement from, string key) => from.Find(key) switch
    {
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } single => [single],
        _ => [],
    };

    /// <summary>As it stood in the message.</summary>
    public static byte[] Raw(this JsonElement element) => JsonMarshal.GetRawUtf8Value(element).ToArray();

    /// <summary>Empty where it is written with an escape of half a letter.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary><c>7</c>, <c>7.0</c>, <c>" 7 "</c>.</summary>
    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        || (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact)
            && decimal.Truncate(exact) == exact && exact is >= long.MinValue and <= long.MaxValue && Set(exact, out number));

    private static bool Set(decimal exact, out long number)
    {
        number = (long)exact;
        return true;
    }

    private static string StringOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a letter.
            return value.GetRawText();
        }
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> bytes)
    {
        var mark = Encoding.UTF8.Preamble;
        return (bytes.Span.StartsWith(mark) ? bytes[mark.Length..] : bytes).TrimEnd((byte)0);
    }
}
