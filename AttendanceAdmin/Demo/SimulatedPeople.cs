namespace AttendanceAdmin.Demo;

/// <summary>A record of a simulated terminal's user table.</summary>
/// <param name="Fields">The last record as a whole: what is left out of an update is reset, as on real ones.</param>
internal sealed record SimulatedUser(string Pin, IReadOnlyDictionary<string, string> Fields)
{
    public string Name => Fields.GetValueOrDefault("Name", "");

    /// <summary>As it stands in an upload; the password stays where it is.</summary>
    public string Line => $"USER PIN={Pin}\t" + string.Join('\t', Fields.Where(f => f.Key is not "PIN" and not "Passwd").Select(f => $"{f.Key}={f.Value}"));
}

/// <summary>The people a simulated terminal knows, by PIN, and the commands about them.</summary>
internal sealed class SimulatedPeople
{
    private const int Ok = 0;
    private const int BadParameter = -1;
    private const int NoSuchPin = -10;
    private const int Full = -1001;

    private const int BadPhoto = -2;
    private const int BadTemplateSize = -9;

    private readonly Dictionary<string, byte[]> photos = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Pin, string Place), string> templates = [];
    private readonly Dictionary<string, SimulatedUser> byPin = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SimulatedUser> ByPin => byPin;

    public int Capacity { get; set; } = 1000;

    /// <summary>Photos by PIN.</summary>
    public IReadOnlyDictionary<string, byte[]> Photos => photos;

    /// <summary>Templates by PIN and <c>table number</c>, e.g. <c>FINGERTMP 6</c>.</summary>
    public IReadOnlyDictionary<(string Pin, string Place), string> Templates => templates;

    /// <summary>PINs in whose photos it finds no face.</summary>
    public HashSet<string> Faceless { get; } = new(StringComparer.Ordinal);

    /// <summary>Somebody is enrolled, or changed, at the terminal itself.</summary>
    public SimulatedUser Enrol(string fields)
    {
        var read = Fields(fields);
        return byPin[read["PIN"]] = new SimulatedUser(read["PIN"], read);
    }

    /// <summary>What a stick or a factory reset does.</summary>
    public void Clear() => byPin.Clear();

    /// <returns>The return code; null if the command is not about people.</returns>
    public int? CarryOut(string command) => command.Split(' ', 4) switch
    {
        ["DATA", "UPDATE", "USERINFO", var fields] => Put(Fields(fields)),
        ["DATA", "DELETE", "USERINFO", var fields] => Remove(Fields(fields)),
        ["DATA", "UPDATE", "USERPIC" or "BIOPHOTO", var fields] => PutPhoto(Fields(fields)),
        ["DATA", "DELETE", "USERPIC" or "BIOPHOTO", var fields] => photos.Remove(Fields(fields).GetValueOrDefault("PIN", "")) ? Ok : NoSuchPin,
        ["DATA", "UPDATE", var table, var fields] when table is "FINGERTMP" or "FACE" or "BIODATA" or "FVEIN" => PutTemplate(table, Fields(fields)),
        _ => null,
    };

    public static Dictionary<string, string> Fields(string text) => text.Split('\t').Select(f => f.Split('=', 2)).Where(f => f.Length == 2)
        .GroupBy(f => f[0].Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First()[1].Trim(), StringComparer.OrdinalIgnoreCase);

    private int Put(Dictionary<string, string> fields)
    {
        if (fields.GetValueOrDefault("PIN") is not { Length: > 0 } pin)
        {
            return BadParameter;
        }

        if (byPin.Count >= Capacity && !byPin.ContainsKey(pin))
        {
            return Full;
        }

        byPin[pin] = new SimulatedUser(pin, fields);
        return Ok;
    }

    private int PutPhoto(Dictionary<string, string> fields)
    {
        var pin = fields.GetValueOrDefault("PIN", "");
        if (!byPin.ContainsKey(pin))
        {
            return NoSuchPin;
        }

        var content = fields.GetValueOrDefault("Content", "");
        if (fields.GetValueOrDefault("Size") != content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) || Faceless.Contains(pin))
        {
            return BadPhoto;
        }

        photos[pin] = Convert.FromBase64String(content);
        return Ok;
    }

    private int PutTemplate(string table, Dictionary<string, string> fields)
    {
        var (pin, content) = (fields.GetValueOrDefault("PIN", ""), fields.GetValueOrDefault("TMP", ""));
        if (!byPin.ContainsKey(pin))
        {
            return NoSuchPin;
        }

        if (fields.TryGetValue("Size", out var size) && size != content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            return BadTemplateSize;
        }

        templates[(pin, $"{table} {fields.GetValueOrDefault("FID") ?? fields.GetValueOrDefault("No")}")] = content;
        return Ok;
    }

    private int Remove(Dictionary<string, string> fields)
    {
        var pin = fields.GetValueOrDefault("PIN", "");
        photos.Remove(pin);
        templates.Keys.Where(t => t.Pin == pin).ToList().ForEach(t => templates.Remove(t));
        return byPin.Remove(pin) ? Ok : NoSuchPin;
    }
}
