using System.Globalization;
using System.Text.Json;

namespace AttendanceAdmin.Employees;

/// <summary>Lays the members of a JSON object over what is known of an employee: what is left out is left alone, null clears.</summary>
internal static class EmployeePatch
{
    private static readonly Dictionary<string, Action<EmployeeInput, string?>> Texts = new(StringComparer.Ordinal)
    {
        ["matricule"] = (e, v) => e.Matricule = v,
        ["last_name"] = (e, v) => e.LastName = v,
        ["first_name"] = (e, v) => e.FirstName = v,
        ["department"] = (e, v) => e.Department = v,
        ["post"] = (e, v) => e.Post = v,
        ["pin"] = (e, v) => e.Pin = v,
        ["email"] = (e, v) => e.Email = v,
    };

    private static readonly Dictionary<string, Action<EmployeeInput, DateOnly?>> Days = new(StringComparer.Ordinal)
    {
        ["birth_date"] = (e, v) => e.BirthDate = v,
        ["hire_date"] = (e, v) => e.HireDate = v,
        ["leaving_date"] = (e, v) => e.LeavingDate = v,
    };

    /// <returns>The member that is not of its type, or null if all is well.</returns>
    public static string? Apply(JsonElement body, EmployeeInput input) => body.ValueKind != JsonValueKind.Object
        ? "body"
        : body.EnumerateObject().Where(m => !Set(m.Name, m.Value, input)).Select(m => m.Name).FirstOrDefault();

    private static bool Set(string name, JsonElement value, EmployeeInput input)
    {
        if (Texts.TryGetValue(name, out var setText))
        {
            return SetText(value, text => setText(input, text));
        }

        if (Days.TryGetValue(name, out var setDay))
        {
            return value.ValueKind is JsonValueKind.String or JsonValueKind.Null && SetDay(value.GetString(), day => setDay(input, day));
        }

        return name switch
        {
            "active" => SetFlag(value, input),
            "cards" => SetList(value, JsonValueKind.String, items => input.Cards = string.Join(',', items.Select(i => i.GetString()))),
            "groups" => SetList(value, JsonValueKind.Number, items => input.Groups = [.. items.Select(i => i.TryGetInt32(out var id) ? id : 0)]),
            _ => true, // id, name, updated_at …: what an answer carries may come back.
        };
    }

    private static bool SetText(JsonElement value, Action<string?> set)
    {
        var fits = value.ValueKind is JsonValueKind.String or JsonValueKind.Null;
        if (fits)
        {
            set(value.GetString());
        }

        return fits;
    }

    private static bool SetDay(string? text, Action<DateOnly?> set)
    {
        DateOnly? day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
        set(day);
        return day is not null || string.IsNullOrEmpty(text);
    }

    private static bool SetFlag(JsonElement value, EmployeeInput input)
    {
        var fits = value.ValueKind is JsonValueKind.True or JsonValueKind.False;
        input.Active = fits ? value.GetBoolean() : input.Active;
        return fits;
    }

    private static bool SetList(JsonElement value, JsonValueKind kind, Action<IReadOnlyList<JsonElement>> set)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            set([]);
            return true;
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(i => i.ValueKind != kind))
        {
            return false;
        }

        set([.. value.EnumerateArray()]);
        return true;
    }
}
