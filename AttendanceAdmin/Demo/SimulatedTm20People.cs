using System.Text.Json.Nodes;

namespace AttendanceAdmin.Demo;

/// <summary>Whom a simulated TM20 terminal knows: a name, and one record for each kind of credential (<c>backupnum</c>). Commands and tests come from several tasks.</summary>
internal sealed class SimulatedTm20People
{
    private const int PageRows = 40;
    private const int AllFingers = 12;
    private const int Everything = 13;
    private const int Photo = 50;
    private const int MaxPhotoBytes = 150 * 1024;

    private readonly Lock gate = new();
    private readonly SortedDictionary<long, Person> people = [];
    private int place;

    /// <summary>In whose photos it finds no face.</summary>
    public HashSet<long> Faceless { get; } = [];

    public int Faces => Looking(() => people.Values.Count(p => p.Credentials.ContainsKey(Photo)));

    public int Count => Looking(() => people.Count);

    public bool IsSuspended(long enrollId) => Looking(() => people.GetValueOrDefault(enrollId)?.Suspended == true);

    public string? NameOf(long enrollId) => Looking(() => people.GetValueOrDefault(enrollId)?.Name);

    public IReadOnlyDictionary<int, string> CredentialsOf(long enrollId) =>
        Looking(() => people.GetValueOrDefault(enrollId) is { } person ? new Dictionary<int, string>(person.Credentials) : []);

    /// <summary>Somebody is enrolled at the terminal itself.</summary>
    public void Enrol(long enrollId, string name, int backupNumber, string record, int admin = 0) => Looking(() =>
    {
        var person = people.TryGetValue(enrollId, out var known) ? known : people[enrollId] = new Person();
        (person.Name, person.Admin) = (name, admin);
        person.Credentials[backupNumber] = record;
        return 0;
    });

    /// <returns>Null if it is no command about people; else what to add to the answer, with <c>result</c> false if it fails.</returns>
    public JsonObject? CarryOut(string verb, JsonObject command) => Looking<JsonObject?>(() => verb switch
    {
        "setusername" => SetNames(command),
        "setuserinfo" => SetInfo(command),
        "deleteuser" => Delete(command),
        "getusername" => Find(command) is { } person ? new JsonObject { ["record"] = person.Name } : Unknown(),
        "getuserinfo" => Find(command) is { } person && person.Credentials.TryGetValue((int)command["backupnum"]!, out var record)
            ? new JsonObject { ["enrollid"] = (long)command["enrollid"]!, ["name"] = person.Name, ["backupnum"] = (int)command["backupnum"]!, ["admin"] = person.Admin, ["record"] = record }
            : Unknown(),
        "enableuser" => Enable(command),
        "cleanuser" => Clean(),
        "cleanadmin" => CleanAdministrators(),
        "getuserlist" => List(command),
        _ => null,
    });

    private static JsonObject Unknown() => new() { ["result"] = false, ["msg"] = "can not find the user" };

    private Person? Find(JsonObject command) => people.GetValueOrDefault((long)command["enrollid"]!);

    private JsonObject SetNames(JsonObject command)
    {
        foreach (var row in command["record"]!.AsArray())
        {
            var number = (long)row!["enrollid"]!;
            (people.TryGetValue(number, out var known) ? known : people[number] = new Person()).Name = (string)row["name"]!;
        }

        return [];
    }

    private JsonObject SetInfo(JsonObject command)
    {
        var record = command["record"]!.ToString();
        if ((int)command["backupnum"]! == Photo && ReasonAgainst((long)command["enrollid"]!, record) is { } reason)
        {
            return new JsonObject { ["result"] = false, ["reason"] = reason };
        }

        Enrol((long)command["enrollid"]!, (string)command["name"]!, (int)command["backupnum"]!, record, (int)command["admin"]!);
        return [];
    }

    /// <summary>1 too big, 5 no face, 13 no picture at all.</summary>
    private int? ReasonAgainst(long number, string record) => Convert.FromBase64String(record) switch
    {
        not [0xFF, 0xD8, ..] => 13,
        { Length: >= MaxPhotoBytes } => 1,
        _ => Faceless.Contains(number) ? 5 : null,
    };

    private JsonObject Delete(JsonObject command)
    {
        var (number, kind) = ((long)command["enrollid"]!, (int)command["backupnum"]!);
        var found = kind switch
        {
            Everything => people.Remove(number),
            AllFingers => Find(command) is { } person && Enumerable.Range(0, 10).Count(person.Credentials.Remove) > 0,
            _ => Find(command)?.Credentials.Remove(kind) == true,
        };
        return found ? [] : Unknown();
    }

    private JsonObject Enable(JsonObject command)
    {
        if (Find(command) is not { } person)
        {
            return Unknown();
        }

        person.Suspended = (int)command["enflag"]! == 0;
        return [];
    }

    private JsonObject Clean()
    {
        people.Clear();
        return [];
    }

    private JsonObject CleanAdministrators()
    {
        foreach (var person in people.Values)
        {
            person.Admin = 0;
        }

        return [];
    }

    private JsonObject List(JsonObject command)
    {
        place = (bool)command["stn"]! ? 0 : place;
        var rows = people.SelectMany(p => p.Value.Credentials.Keys.DefaultIfEmpty(0).Select(c => (p.Key, p.Value.Admin, Credential: c))).Skip(place).Take(PageRows).ToList();
        var answer = new JsonObject
        {
            ["count"] = rows.Count, ["from"] = rows.Count == 0 ? 0 : place, ["to"] = rows.Count == 0 ? 0 : place + rows.Count - 1,
            ["record"] = new JsonArray([.. rows.Select(r => new JsonObject { ["enrollid"] = r.Key, ["admin"] = r.Admin, ["backupnum"] = r.Credential })]),
        };
        place += rows.Count;
        return answer;
    }

    private T Looking<T>(Func<T> look)
    {
        lock (gate)
        {
            return look();
        }
    }

    private sealed class Person
    {
        public string Name { get; set; } = "";

        public int Admin { get; set; }

        public bool Suspended { get; set; }

        public SortedDictionary<int, string> Credentials { get; } = [];
    }
}
