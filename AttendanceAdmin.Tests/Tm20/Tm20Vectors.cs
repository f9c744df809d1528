using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>Recorded and documented messages.</summary>
internal static class Tm20Vectors
{
    public static Dictionary<string, JsonObject> All([CallerFilePath] string thisFile = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "vectors", "tm20.jsonl"))
            .Select(l => JsonNode.Parse(l)!.AsObject())
            .ToDictionary(v => (string)v["id"]!, StringComparer.Ordinal);

    public static TheoryData<string> Where(Func<JsonObject, bool> condition) => [.. All().Where(v => condition(v.Value)).Select(v => v.Key)];

    public static bool FromDevice(JsonObject vector) => (string?)vector["dir"] is null or "device->server";

    /// <summary>As it goes over the wire, from a terminal of its own.</summary>
    public static string Text(JsonObject vector, string serial)
    {
        var text = (string?)vector["raw"] ?? vector["message"]!.ToJsonString();
        var own = (string?)vector["message"]?["sn"] ?? (text.Contains("zx12345678", StringComparison.Ordinal) ? "zx12345678" : null);
        return own is null ? text : text.Replace($"\"{own}\"", JsonSerializer.Serialize(serial), StringComparison.Ordinal);
    }
}
