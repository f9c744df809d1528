using System.Globalization;

namespace AttendanceAdmin.Site;

/// <summary>A setting that the server cannot start with: its key as it stands in appsettings.json, and what to do about it.</summary>
internal sealed record SettingFault(string Key, string Remedy)
{
    public override string ToString() => $"{Key}: {Remedy}";

    /// <summary>A whole number within bounds, if it is given at all.</summary>
    public static IEnumerable<SettingFault> UnlessWhole(IConfiguration configuration, string key, int least, int most)
    {
        var text = configuration[key];
        var valid = text is null || (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most);
        return valid ? [] : [new SettingFault(key, $"\"{text}\" is not a whole number from {least} to {most}.")];
    }

    public static IEnumerable<SettingFault> UnlessTruth(IConfiguration configuration, string key) =>
        configuration[key] is { } text && !bool.TryParse(text, out _) ? [new SettingFault(key, $"\"{text}\" is neither true nor false.")] : [];

    public static IEnumerable<SettingFault> UnlessOneOf(IConfiguration configuration, string key, IReadOnlyList<string> allowed) =>
        configuration[key] is { } text && !allowed.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? [new SettingFault(key, $"\"{text}\" is none of {string.Join(", ", allowed)}.")]
            : [];
}
