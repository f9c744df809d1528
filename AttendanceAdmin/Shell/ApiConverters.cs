using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Shell;

/// <summary><c>"08:30"</c>, also with seconds that are none; <c>"24:00"</c> is midnight. Programs do not write as people type.</summary>
internal sealed class ClockConverter : JsonConverter<TimeOnly>
{
    private static readonly string[] Forms = ["HH':'mm", "H':'mm", "HH':'mm':00'"];

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ApiText.Of(ref reader) is { } text && (TimeOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || text == "24:00")
            ? time
            : throw new UnreadValue("ApiNotTime");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) => writer.WriteStringValue(ClockText.Format(value));
}

/// <summary><c>"2026-03-02"</c>.</summary>
internal sealed class DateConverter : JsonConverter<DateOnly>
{
    private const string Form = "yyyy-MM-dd";

    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateOnly.TryParseExact(ApiText.Of(ref reader), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new UnreadValue("ApiNotDate");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));

    public override DateOnly ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString(Form, CultureInfo.InvariantCulture));
}

/// <summary>A word of a fixed list, <c>"first_last"</c>; another is answered with the list.</summary>
internal sealed class WordConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class WordConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<T, string> Names = Enum.GetValues<T>().Distinct().ToDictionary(v => v, Word);
        private static readonly Dictionary<string, T> Words = Names.ToDictionary(n => n.Value, n => n.Key, StringComparer.OrdinalIgnoreCase);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ApiText.Of(ref reader) is { } text && Words.TryGetValue(text, out var value)
                ? value
                : throw new UnreadValue("ApiNotWord", string.Join(", ", Words.Keys));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Names[value]);

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Names[value]);

        private static string Word(T value) =>
            typeof(T).GetField(value.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
    }
}

internal static class ApiText
{
    public static string? Of(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
}
