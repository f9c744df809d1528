using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace AttendanceAdmin.Demo;

/// <summary>What a simulated TM20 terminal does when the server commands, and what it answers. Lists come in pages, whose place it remembers itself.</summary>
internal sealed class SimulatedTm20Commands(SimulatedTm20Terminal terminal)
{
    private readonly ConcurrentQueue<JsonObject> carriedOut = [];
    private List<SimulatedPunch> listed = [];
    private int place;

    public IReadOnlyList<JsonObject> CarriedOut => [.. carriedOut];

    /// <summary>Raised when a command came, before it is carried out.</summary>
    public event Action<JsonObject>? Heard;

    public HashSet<string> Mute { get; } = new(StringComparer.Ordinal);

    public JsonObject Describe() => new()
    {
        ["modelname"] = "AiFace", ["usersize"] = 5000, ["facesize"] = 5000, ["fpsize"] = 0, ["cardsize"] = 5000, ["logsize"] = 500_000,
        ["useduser"] = terminal.People.Count, ["usedface"] = terminal.People.Faces, ["usedfp"] = 0, ["usedlog"] = terminal.Flash.Count, ["usednewlog"] = terminal.Flash.Unsent,
        ["netinuse"] = 1, ["fpalgo"] = "thbio3.0", ["firmware"] = "AiF43V_v4.50", ["mac"] = "00-01-A9-23-EA-6B",
        ["time"] = terminal.Clock.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    };

    public async Task CarryOutAsync(Tm20Socket socket, JsonObject command)
    {
        carriedOut.Enqueue(command);
        Heard?.Invoke(command);
        var verb = (string)command["cmd"]!;
        if (verb == "reboot")
        {
            terminal.Disconnect();
        }
        else if (!Mute.Contains(verb))
        {
            await socket.SendAsync(Answer(verb, command), CancellationToken.None);
        }
    }

    private JsonObject Answer(string verb, JsonObject command) => verb switch
    {
        "getalllog" => Page(verb, command, terminal.Flash.Between(Day(command, "from", DateTime.MinValue), Day(command, "to", DateTime.MaxValue.AddDays(-1)).Date.AddDays(1).AddTicks(-1))),
        "getnewlog" => Page(verb, command, terminal.Flash.NextUnsent(int.MaxValue)),
        "settime" => SetTime(command),
        "gettime" => new JsonObject { ["ret"] = verb, ["sn"] = terminal.Serial, ["time"] = terminal.Clock.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) },
        "cleanlog" => Clean(verb),
        "initsys" => Forget(verb, command),
        "enabledevice" or "disabledevice" => Ok(verb),
        _ when terminal.Settings.CarryOut(verb, command) is { } more => With(Ok(verb), more),
        _ when terminal.People.CarryOut(verb, command) is { } more => With(Ok(verb), more),
        _ => new JsonObject { ["ret"] = verb, ["sn"] = terminal.Serial, ["result"] = false, ["msg"] = "can not find this command" },
    };

    private static JsonObject With(JsonObject answer, JsonObject more)
    {
        foreach (var (key, value) in more)
        {
            answer[key] = value?.DeepClone();
        }

        return answer;
    }

    private JsonObject Page(string verb, JsonObject command, IEnumerable<SimulatedPunch> asked)
    {
        if ((bool?)command["stn"] == true)
        {
            (listed, place) = ([.. asked], 0);
        }

        var page = listed.Skip(place).Take(SimulatedTm20Terminal.PageRecords).ToList();
        var answer = Ok(verb, ("count", listed.Count), ("from", page.Count == 0 ? 0 : place), ("to", page.Count == 0 ? 0 : place + page.Count - 1));
        answer["record"] = new JsonArray([.. page.Select(SimulatedTm20Terminal.Record)]);
        place += page.Count;
        return answer;
    }

    private JsonObject Clean(string verb)
    {
        terminal.Flash.Clear();
        return Ok(verb);
    }

    private JsonObject Forget(string verb, JsonObject command)
    {
        terminal.People.CarryOut("cleanuser", command);
        return Clean(verb);
    }

    private JsonObject SetTime(JsonObject command)
    {
        terminal.Clock.Set(DateTime.ParseExact((string)command["cloudtime"]!, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        return Ok("settime");
    }

    private JsonObject Ok(string verb, params (string Key, int Value)[] more)
    {
        var answer = new JsonObject { ["ret"] = verb, ["sn"] = terminal.Serial, ["result"] = true };
        foreach (var (key, value) in more)
        {
            answer[key] = value;
        }

        return answer;
    }

    private static DateTime Day(JsonObject command, string key, DateTime otherwise) =>
        DateTime.TryParse((string?)command[key], CultureInfo.InvariantCulture, out var day) ? day : otherwise;
}
