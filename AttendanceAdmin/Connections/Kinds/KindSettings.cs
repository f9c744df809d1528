using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AttendanceAdmin.Shell;

namespace AttendanceAdmin.Connections.Kinds;

/// <summary>Reads what only one kind knows of a connection.</summary>
internal static class KindSettings
{
    public static readonly JsonSerializerOptions Json = MakeOptions();

    public static T Of<T>(Connection connection)
        where T : new() => JsonSerializer.Deserialize<T>(connection.Settings, Json) ?? new T();

    /// <returns>The member that cannot be read, or whose value is none of those there are; null if all is well.</returns>
    public static string? FaultIn<T>(JsonObject? settings)
        where T : new()
    {
        foreach (var (name, value) in settings ?? [])
        {
            try
            {
                new JsonObject { [name] = value?.DeepClone() }.Deserialize<T>(Json);
            }
            catch (JsonException)
            {
                return name;
            }
        }

        return null;
    }

    private static JsonSerializerOptions MakeOptions()
    {
        // As one reads it: other systems and people look at it, no browser runs it.
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        ApiConventions.Apply(options);
        return options;
    }
}
