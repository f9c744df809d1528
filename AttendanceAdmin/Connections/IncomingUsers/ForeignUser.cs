using System.Globalization;
using System.Text.Json;
using AttendanceAdmin.Employees;

namespace AttendanceAdmin.Connections.IncomingUsers;

/// <summary>Somebody as a third party lists them.</summary>
/// <param name="ExternalId">Its own id of the person; the enrolment number where it has no other; empty if it says neither.</param>
/// <param name="Pin">The number at the terminals; null if it says none.</param>
/// <param name="Name">Empty if it says none.</param>
/// <param name="Enabled">Null if it does not say.</param>
internal sealed record ForeignUser(string ExternalId, string? Pin, string Name, string? Department, bool? Enabled)
{
    private const int MaxId = 100;

    private static readonly string[] Lists = ["users", "data", "employees", "items", "results"];
    private static readonly string[] Ids = ["id", "external_id", "user_id", "employee_id"];
    private static readonly string[] Pins = ["enrollid", "enroll_id", "pin"];
    private static readonly string[] Names = ["fullname", "full_name", "name", "display_name"];

    /// <summary>
    /// <code>
    /// {"users":[{"enrollid":1,"name":"…","admin":0,"is_enabled":true,"weekzone":1,"group":0}]}
    /// </code>
    /// or <c>data</c>, <c>employees</c>, <c>items</c>, or a bare list; ids as <c>id</c>, <c>external_id</c>, <c>user_id</c>, <c>employee_id</c>;
    /// names as <c>fullname</c>, <c>full_name</c>, <c>name</c>, <c>display_name</c>. Who lacks an id or a name is in the list
    /// too, to be refused with the reason; what says neither is nobody.
    /// </summary>
    /// <returns>Null if the answer is no such list.</returns>
    public static IReadOnlyList<ForeignUser>? ListIn(string? body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body ?? "");
            return ListOf(answer.RootElement) is { } list ? [.. list.EnumerateArray().Select(Of).OfType<ForeignUser>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? ListOf(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root;
        }

        foreach (var name in Lists)
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            {
                return list.ValueKind == JsonValueKind.Array ? list : ListOf(list);
            }
        }

        return null;
    }

    private static ForeignUser? Of(JsonElement user)
    {
        if (user.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var pin = First(user, Pins) is { } number && EmployeePin.TryParse(number, out var parsed) ? parsed.Value : null;
        var id = (First(user, Ids) ?? pin) is { Length: <= MaxId } said ? said : "";
        var name = First(user, Names) ?? "";
        return id.Length + name.Length == 0
            ? null
            : new ForeignUser(id, pin ?? (EmployeePin.TryParse(id, out var own) ? own.Value : null), name, First(user, ["department"]), Truth(user, "is_enabled") ?? Truth(user, "enabled"));
    }

    private static string? First(JsonElement user, string[] names)
    {
        foreach (var name in names)
        {
            if (user.TryGetProperty(name, out var value) && Text(value) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        _ => null,
    };

    private static bool? Truth(JsonElement user, string name) => !user.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt32(out var number) ? number != 0 : null,
        _ => null,
    };
}
