using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AttendanceAdmin.Tests.TimeMoto;

/// <summary>The captured messages, and the same as if of other people: users, ids and pairs renamed.</summary>
internal static class Vectors
{
    public const string Secret = "tmkey_EXAMPLEexampleEXAMPLEexample0123";

    private static int companies;

    public static IReadOnlyDictionary<string, JsonElement> All { get; } = Read();

    /// <summary>Every captured message once, in the order of the file.</summary>
    public static IReadOnlyList<string> Captured { get; } =
        [.. All.Values.Where(v => v.GetProperty("status").GetString()!.StartsWith("captured", StringComparison.Ordinal)).Select(v => v.GetProperty("message").GetRawText()).Distinct(StringComparer.Ordinal)];

    public static string Message(string id) => All[id].GetProperty("message").GetRawText();

    /// <summary>Renames people in messages, so that those of one call belong together and to no other call's.</summary>
    public static IReadOnlyList<string> OfAnotherCompany(IEnumerable<string> messages)
    {
        var company = Interlocked.Increment(ref companies).ToString("x6", System.Globalization.CultureInfo.InvariantCulture);
        return [.. messages.Select(m => m.Replace("05000000-", $"05{company}-", StringComparison.Ordinal).Replace("\"tm_", $"\"tm_{company}", StringComparison.Ordinal))];
    }

    public static string OfAnotherCompany(string message) => OfAnotherCompany([message])[0];

    /// <summary>The message with other fields: <c>("data.timeLogged", "…")</c>, <c>("id", "…")</c>.</summary>
    public static string With(string message, params (string Path, object? Value)[] changes)
    {
        var root = JsonNode.Parse(message)!;
        foreach (var (path, value) in changes)
        {
            var steps = path.Split('.');
            var parent = steps[..^1].Aggregate(root, (node, step) => node[step]!);
            parent[steps[^1]] = JsonSerializer.SerializeToNode(value);
        }

        return root.ToJsonString();
    }

    public static string Field(string message, string name) => JsonNode.Parse(message)!["data"]![name]!.ToString();

    public static string Pin(string message) => Guid.Parse(Field(message, "userId")).ToString("N");

    public static DateTime Time(string message) => DateTime.Parse(Field(message, "timeLogged"), System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, JsonElement> Read([CallerFilePath] string thisFile = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "vectors", "timemoto.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(v => v.GetProperty("id").GetString()!, StringComparer.Ordinal);
}
