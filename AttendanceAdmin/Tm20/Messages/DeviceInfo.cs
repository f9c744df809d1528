using System.Text.Json;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20.Messages;

/// <summary>
/// <c>"devinfo":{"modelname":"AiFace","usersize":5000,"useduser":2,"usedlog":22,"firmware":"AiF43V_v4.40",…}</c> of reg, and the flat answer of
/// getdevinfo: sizes are capacities, used… what is occupied. Every key may be missing.
/// </summary>
internal static class DeviceInfo
{
    public const string FaceDialect = "ai";
    private const string FirstDialect = "th";
    private const int MaxKeys = 100;
    private const int MaxText = 100;

    /// <summary>Part of the envelope, or different at every call.</summary>
    private static readonly string[] NotFacts = ["cmd", "ret", "sn", "result", "time", "cpusn", "record"];

    public static StatedFacts Facts(JsonElement info) => new()
    {
        Model = Short(info.Text("modelname")),
        Firmware = Short(info.Text("firmware")),
        Dialect = info.Text("modelname") is { Length: > 0 } model ? Dialect(model) : null,
        UserCount = Count(info, "useduser"),
        UserCapacity = Count(info, "usersize"),
        LogCount = Count(info, "usedlog"),
        LogCapacity = Count(info, "logsize"),
        FaceCount = Count(info, "usedface"),
        FingerprintCount = Count(info, "usedfp"),
        PhotoUse = PhotoUseOf(info),
        Options = Options(info),
    };

    /// <summary>Who has room for faces learns them from photos; the captured introductions of face terminals do not always say how much room.</summary>
    private static PhotoUse? PhotoUseOf(JsonElement info) => (Count(info, "facesize"), Count(info, "usedface")) switch
    {
        (> 0, _) or (null, > 0) => PhotoUse.Face,
        (0, _) => PhotoUse.None,
        _ => info.Text("modelname") is { } model && model.Contains("face", StringComparison.OrdinalIgnoreCase) ? PhotoUse.Face : null,
    };

    /// <summary>The older ones number the ways of recognising somebody differently; see <see cref="Punches.Verification"/>.</summary>
    private static string Dialect(string model) =>
        model.StartsWith("th", StringComparison.OrdinalIgnoreCase) || model.StartsWith("tfs", StringComparison.OrdinalIgnoreCase) ? FirstDialect : FaceDialect;

    private static string? Options(JsonElement info)
    {
        if (info.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var lines = info.EnumerateObject()
            .Select(p => (Key: WireJson.NameOf(p).Trim(), Value: Short(WireJson.TextOf(p.Value))))
            .Where(o => o.Value is not null && IsKey(o.Key) && !NotFacts.Contains(o.Key, StringComparer.OrdinalIgnoreCase))
            .Take(MaxKeys).Select(o => $"{o.Key}={o.Value}").ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static bool IsKey(string key) => key is { Length: > 0 and <= 40 } && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !key.Contains("pass", StringComparison.OrdinalIgnoreCase) && !key.Contains("pwd", StringComparison.OrdinalIgnoreCase);

    private static string? Short(string? text) =>
        text is { Length: > 0 } ? string.Concat(text.Take(MaxText).Where(c => !char.IsControl(c))) : null;

    private static int? Count(JsonElement info, string key) => info.Number(key) is { } count and >= 0 and <= int.MaxValue ? (int)count : null;
}
