using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>
/// What of a working day is only ever read one day at a time, as deflated JSON:
/// <code>{"n":"Standard","o":[…],"p":[…],"d":{"2026-03-02":0},"e":[{"c":"Late","v":["08:02","08:00","0","2"]}]}</code>
/// </summary>
internal sealed record DayDetails(
    [property: JsonPropertyName("n")] string? Schedule,
    [property: JsonPropertyName("o")] IReadOnlyList<DayOccurrence> Occurrences,
    [property: JsonPropertyName("p")] IReadOnlyList<DayPunchResult> Punches,
    [property: JsonPropertyName("d")] IReadOnlyDictionary<DateOnly, int> Night,
    [property: JsonPropertyName("e")] IReadOnlyList<ExplanationStep> Steps)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static DayDetails Of(WorkingDay day) => new(day.ScheduleName, day.Occurrences, day.Punches, day.NightByDate, day.Explanation);

    public static DayDetails Read(byte[] bytes)
    {
        using var inflated = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<DayDetails>(inflated, Options)!;
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var deflated = new DeflateStream(bytes, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(deflated, this, Options);
        }

        return bytes.ToArray();
    }
}
