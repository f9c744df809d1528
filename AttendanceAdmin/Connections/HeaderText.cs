namespace AttendanceAdmin.Connections;

/// <summary>Headers as people type them: <c>Name: value</c>, one a line.</summary>
internal static class HeaderText
{
    public static string Of(Dictionary<string, string>? headers) => string.Join('\n', (headers ?? []).Select(h => $"{h.Key}: {h.Value}"));

    /// <summary>A line without a colon becomes a name that the validator refuses, rather than silently nothing.</summary>
    public static Dictionary<string, string> Read(string? text)
    {
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            read[colon > 0 ? line[..colon].Trim() : line + " "] = colon > 0 ? line[(colon + 1)..].Trim() : "";
        }

        return read;
    }
}
