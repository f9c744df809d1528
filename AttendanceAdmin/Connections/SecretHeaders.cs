namespace AttendanceAdmin.Connections;

/// <summary>Headers whose value proves who we are, by their names.</summary>
internal static class SecretHeaders
{
    private static readonly string[] Telling = ["auth", "key", "token", "secret", "password", "cookie", "signature"];

    public static bool Is(string name) => Telling.Any(t => name.Contains(t, StringComparison.OrdinalIgnoreCase));

    /// <summary>The headers with what must not be seen covered up.</summary>
    public static Dictionary<string, string> Shown(IEnumerable<KeyValuePair<string, string>> headers) =>
        headers.ToDictionary(h => h.Key, h => Is(h.Key) ? ConnectionInput.Hidden : h.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The headers with what was covered up as it was before.</summary>
    public static Dictionary<string, string> Uncovered(IEnumerable<KeyValuePair<string, string>> headers, IReadOnlyDictionary<string, string> before) =>
        headers.ToDictionary(
            h => h.Key, h => h.Value == ConnectionInput.Hidden ? before.GetValueOrDefault(h.Key) ?? "" : h.Value, StringComparer.OrdinalIgnoreCase);
}
