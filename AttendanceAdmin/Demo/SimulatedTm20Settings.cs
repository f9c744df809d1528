using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace AttendanceAdmin.Demo;

/// <summary>What a simulated TM20 terminal keeps besides people and punches: its settings, door, holidays, questionnaire, and everybody's hours.</summary>
internal sealed class SimulatedTm20Settings
{
    private static readonly string[] Subjects = ["devinfo", "devlock", "holiday", "questionnaire"];

    private readonly ConcurrentDictionary<string, JsonObject> kept = new(StringComparer.Ordinal)
    {
        ["devinfo"] = new JsonObject
        {
            ["deviceid"] = 1, ["language"] = 10, ["volume"] = 6, ["screensaver"] = 0, ["verifymode"] = 0, ["sleep"] = 0, ["loghint"] = 1000,
        },
    };

    private readonly ConcurrentDictionary<long, JsonObject> hours = new();

    /// <summary>Whether it says yes to what it is to keep of its door, and keeps nothing.</summary>
    public bool IsForgetful { get; set; }

    /// <summary>Whether somebody changed its firmware so that it takes setschedule.</summary>
    public bool WasTaughtWeekdays { get; set; }

    public ConcurrentQueue<JsonObject> Weekdays { get; } = [];

    /// <summary>How often.</summary>
    public int DoorsOpened { get; private set; }

    /// <summary>What setuserlock said of somebody last.</summary>
    public JsonObject? HoursOf(long enrollId) => hours.GetValueOrDefault(enrollId);

    public JsonObject? Of(string subject) => kept.GetValueOrDefault(subject);

    /// <returns>What to add to the answer; null if it is no command about settings.</returns>
    public JsonObject? CarryOut(string verb, JsonObject command) => verb switch
    {
        "opendoor" => Open(),
        "setuserlock" => SetHours(command),
        "setschedule" when WasTaughtWeekdays => SetWeekday(command),
        ['g', 'e', 't', ..] when Subjects.Contains(verb[3..]) => kept.GetValueOrDefault(verb[3..]) ?? [],
        ['s', 'e', 't', ..] when Subjects.Contains(verb[3..]) => Set(verb[3..], command),
        _ => null,
    };

    private JsonObject Open()
    {
        DoorsOpened++;
        return [];
    }

    private JsonObject SetWeekday(JsonObject command)
    {
        Weekdays.Enqueue(command);
        return [];
    }

    private JsonObject SetHours(JsonObject command)
    {
        foreach (var row in command["record"]!.AsArray())
        {
            hours[(long)row!["enrollid"]!] = row.DeepClone().AsObject();
        }

        return [];
    }

    /// <summary>What is left out stays as it was.</summary>
    private JsonObject Set(string subject, JsonObject command)
    {
        if (IsForgetful)
        {
            return [];
        }

        var changed = kept.GetValueOrDefault(subject)?.DeepClone().AsObject() ?? [];
        foreach (var (key, value) in command.Where(p => p.Key != "cmd"))
        {
            changed[key] = value?.DeepClone();
        }

        kept[subject] = changed;
        return [];
    }
}
