using System.Globalization;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>From the wire's options and INFO to what the house knows of a terminal.</summary>
internal static class DeviceFacts
{
    /// <summary>Classic firmware counts its capacity in units; nobody builds a terminal for fewer people or punches than this.</summary>
    private const int SmallestUserCapacity = 501;
    private const int SmallestLogCapacity = 1000;

    public static StatedFacts OfOptions(IReadOnlyDictionary<string, string> options) => new()
    {
        Model = Text(options, "DeviceName"),
        Firmware = Text(options, "FirmVer") ?? Text(options, "FWVersion"),
        Dialect = Text(options, "DeviceType") is { } type ? Dialect.OfType(type) : null,
        UserCount = Number(options, "UserCount"),
        FingerprintCount = Number(options, "FPCount"),
        FaceCount = Number(options, "FaceCount"),
        PhotoUse = OfPhotos(options),
        Algorithms = DeviceAlgorithms.OfOptions(options),
        LogCount = Number(options, "TransactionCount") ?? Number(options, "AttLogCount"),
        UserCapacity = Capacity(Number(options, "MaxUserCount"), SmallestUserCapacity, 100),
        LogCapacity = Capacity(Number(options, "MaxAttLogCount"), SmallestLogCapacity, 10_000),
        Options = options.Count == 0 ? null : string.Join('\n', options.OrderBy(o => o.Key, StringComparer.OrdinalIgnoreCase).Select(o => $"{o.Key}={o.Value}")),
    };

    /// <summary>
    /// <c>INFO=Ver 6.60,12,30,1500,192.168.1.20,10,7,15,11</c>: firmware, users, fingerprints, punches, address, finger algorithm, face algorithm,
    /// faces needed, faces; old firmware stops early, and any may be empty.
    /// </summary>
    /// <param name="known">What the options say of algorithms goes before this.</param>
    public static StatedFacts OfInfo(string info, TerminalAlgorithms? known = null)
    {
        var fields = info.Split(',');
        return new StatedFacts
        {
            Firmware = fields[0].Trim() is { Length: > 0 and <= 100 } firmware ? firmware : null,
            UserCount = Number(fields, 1),
            FingerprintCount = Number(fields, 2),
            LogCount = Number(fields, 3),
            FaceCount = Number(fields, 8),
            PhotoUse = fields.Length > 9 ? OfFunctions(fields[9].Trim()) : null,
            Algorithms = DeviceAlgorithms.OfInfo(fields)?.With(known),
        };
    }

    /// <summary><c>MultiBioPhotoSupport=0:0:0:0:0:0:0:0:0:1:0</c>: one for each kind of biometrics, the tenth is the visible face.</summary>
    private static PhotoUse? OfPhotos(IReadOnlyDictionary<string, string> options) =>
        options.GetValueOrDefault("MultiBioPhotoSupport")?.Split(':') is { Length: > 9 } kinds && kinds[9].Trim() == "1" ? PhotoUse.Face
            : options.GetValueOrDefault("PhotoFunOn")?.Trim() is { Length: > 0 } pictures ? pictures == "1" ? PhotoUse.Picture : PhotoUse.None
            : null;

    /// <summary>A digit for each of fingerprint, face, user photo, comparison photo, visible face; old firmware has the first two.</summary>
    private static PhotoUse? OfFunctions(string functions) => functions switch
    {
        [_, _, _, '1', ..] => PhotoUse.Face,
        [_, _, '1', ..] => PhotoUse.Picture,
        _ => null,
    };

    private static string? Text(IReadOnlyDictionary<string, string> options, string key) =>
        options.GetValueOrDefault(key)?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, 100)] : null;

    private static int? Number(IReadOnlyDictionary<string, string> options, string key) => Number(options.GetValueOrDefault(key));

    private static int? Number(string[] fields, int index) => index < fields.Length ? Number(fields[index]) : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Capacity(int? said, int smallest, int unit) => said is { } number && number > 0 && number < smallest ? number * unit : said;
}
