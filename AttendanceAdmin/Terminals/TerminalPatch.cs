using System.Text.Json;

namespace AttendanceAdmin.Terminals;

/// <summary>Lays the members of a JSON object over a terminal's settings.</summary>
internal static class TerminalPatch
{
    private static readonly Dictionary<string, Action<TerminalSettings, bool>> Switches = new(StringComparer.Ordinal)
    {
        ["takes_enrolments"] = (s, v) => s.TakesEnrolments = v,
        ["decides_access"] = (s, v) => s.DecidesAccess = v,
        ["week_from_sunday"] = (s, v) => s.WeekFromSunday = v,
    };

    private static readonly Dictionary<string, Action<TerminalSettings, string?>> Texts = new(StringComparer.Ordinal)
    {
        ["name"] = (s, v) => s.Name = v,
        ["place"] = (s, v) => s.Place = v,
        ["note"] = (s, v) => s.Note = v,
        ["time_zone"] = (s, v) => s.TimeZone = v,
        ["secret_path"] = (s, v) => s.SecretPath = v,
        ["code_page"] = (s, v) => s.CodePage = v,
        ["allowed_network"] = (s, v) => s.AllowedNetwork = v,
    };

    /// <returns>The member that is not of its type, or null if all is well.</returns>
    public static string? Apply(JsonElement body, TerminalSettings settings)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return "body";
        }

        foreach (var member in body.EnumerateObject())
        {
            if (!IsText(member))
            {
                return "body";
            }

            if (!(Texts.TryGetValue(member.Name, out var set) ? SetText(member.Value, settings, set) : SetOther(member, settings)))
            {
                return member.Name;
            }
        }

        return null;
    }

    /// <summary>JSON may write half of a character (<c>\ud800</c>), which no text holds.</summary>
    private static bool IsText(JsonProperty member)
    {
        try
        {
            return member.Name is not null && (member.Value.ValueKind != JsonValueKind.String || member.Value.GetString() is not null);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool SetText(JsonElement value, TerminalSettings settings, Action<TerminalSettings, string?> set)
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            return false;
        }

        set(settings, value.GetString());
        return true;
    }

    private static bool SetOther(JsonProperty member, TerminalSettings settings) => member.Name switch
    {
        "silent_after_minutes" => SetMinutes(member, settings),
        "schedule_dialect" => SetDialect(member.Value, settings),
        _ => !Switches.TryGetValue(member.Name, out var set) || SetSwitch(member.Value, settings, set),
    };

    private static bool SetSwitch(JsonElement value, TerminalSettings settings, Action<TerminalSettings, bool> set)
    {
        set(settings, value.ValueKind == JsonValueKind.True);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False;
    }

    private static bool SetDialect(JsonElement value, TerminalSettings settings)
    {
        var known = value.ValueKind == JsonValueKind.String
            && Enum.TryParse<ScheduleDialect>(value.GetString()!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var dialect) && Enum.IsDefined(dialect)
                ? dialect : (ScheduleDialect?)null;
        settings.ScheduleDialect = known ?? settings.ScheduleDialect;
        return known is not null;
    }

    private static bool SetMinutes(JsonProperty member, TerminalSettings settings)
    {
        var minutes = 0;
        if (member.Value.ValueKind != JsonValueKind.Null && !(member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out minutes)))
        {
            return false;
        }

        settings.SilentAfterMinutes = member.Value.ValueKind == JsonValueKind.Null ? null : minutes;
        return true;
    }
}
