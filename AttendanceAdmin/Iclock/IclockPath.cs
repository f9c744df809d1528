namespace AttendanceAdmin.Iclock;

/// <summary>
/// Where a device wants to go. <c>/iclock/cdata</c> is written with <c>.aspx</c> or <c>.php</c>, with slashes doubled or trailing, in any case,
/// without <c>/iclock</c>, or behind a secret: <c>/&lt;secret&gt;/iclock/cdata</c>.
/// </summary>
/// <param name="Canonical"><c>/iclock/</c> and the verb in lower case, without suffix.</param>
/// <param name="Prefix">The segments before <c>iclock</c>, joined by slashes; null where there are none.</param>
internal readonly record struct IclockPath(string Canonical, string? Prefix)
{
    private const string Root = "iclock";

    private static readonly string[] Verbs =
        ["cdata", "getrequest", "devicecmd", "fdata", "ping", "registry", "push", "querydata", "rtdata", "exchange", "edata", "test", "file"];

    private static readonly Dictionary<string, string> Canonicals = Verbs.ToDictionary(v => v, v => $"/{Root}/{v}", StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Straight = [.. Canonicals.Values];

    /// <summary>Whether a path on the Web port is a device's.</summary>
    public static bool IsDevice(string path) =>
        path.Contains(Root, StringComparison.OrdinalIgnoreCase) && Segments(path).Contains(Root, StringComparer.OrdinalIgnoreCase);

    public static IclockPath Parse(string path)
    {
        if (Straight.TryGetValue(path, out var straight))
        {
            return new IclockPath(straight, null);
        }

        var segments = Segments(path);
        var root = Array.FindLastIndex(segments, s => s.Equals(Root, StringComparison.OrdinalIgnoreCase));
        // Without /iclock the verb itself is the landmark.
        var verb = root >= 0 ? root + 1 : Math.Max(Array.FindLastIndex(segments, s => Canonicals.ContainsKey(Bare(s))), 0);
        var before = root >= 0 ? root : verb;
        var name = verb < segments.Length ? Bare(segments[verb]) : "";
        return new IclockPath(
            Canonicals.GetValueOrDefault(name) ?? $"/{Root}/{name.ToLowerInvariant()}",
            before == 0 ? null : string.Join('/', segments[..Math.Min(before, segments.Length)]));
    }

    public bool Carries(string secret) =>
        Prefix is not null && Prefix.Split('/').Contains(secret.Trim('/'), StringComparer.Ordinal);

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Bare(string segment)
    {
        var dot = segment.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? segment : segment[..dot];
    }
}
