using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections;

/// <summary>Lays the members of a JSON object over what is known of a connection: one that is left out is left alone, null clears it.</summary>
internal static class ConnectionPatch
{
    /// <summary>What other systems of this trade call the same.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["base_address"] = "base_url",
        ["auth"] = "auth_type",
        ["type"] = "kind",
        ["sync_interval_minutes"] = "interval_minutes",
        ["retry_attempts"] = "tries",
        ["is_active"] = "active",
        ["timeout"] = "timeout_seconds",
    };

    /// <summary>Numbers also as text: clients of the TM20 server send what stands in their form.</summary>
    private static readonly JsonSerializerOptions Json = new(KindSettings.Json) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    /// <returns>What was laid over, or the member that is not of its type.</returns>
    public static (ConnectionInput? Input, string? WrongMember) Apply(JsonElement body, ConnectionInput known)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (null, "body");
        }

        var whole = JsonSerializer.SerializeToNode(known, KindSettings.Json)!.AsObject();
        var defaults = JsonSerializer.SerializeToNode(new ConnectionInput(), KindSettings.Json)!.AsObject();
        foreach (var member in body.EnumerateObject())
        {
            var name = OtherNames.GetValueOrDefault(member.Name, member.Name);
            whole[name] = member.Value.ValueKind == JsonValueKind.Null ? defaults[name]?.DeepClone() : JsonNode.Parse(member.Value.GetRawText());
            if (!IsReadable(whole, name))
            {
                return (null, member.Name);
            }
        }

        return (whole.Deserialize<ConnectionInput>(Json), null);
    }

    private static bool IsReadable(JsonObject whole, string name)
    {
        try
        {
            _ = new JsonObject { [name] = whole[name]?.DeepClone() }.Deserialize<ConnectionInput>(Json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
