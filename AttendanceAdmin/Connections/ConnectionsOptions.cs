using AttendanceAdmin.Site;

namespace AttendanceAdmin.Connections;

/// <summary>The section <c>Connections</c>.</summary>
internal sealed class ConnectionsOptions
{
    public const string Section = "Connections";

    private const int SecondsOfWeek = 7 * 24 * 60 * 60;
    private static readonly int[] DefaultBackoff = [60, 300, 900, 3600, 14400];

    /// <summary>Waits between tries of a delivery; after the last it is dead. Empty for the usual ones: a list of defaults would be added to, not replaced.</summary>
    public IList<int> BackoffSeconds { get; } = [];

    public bool AllowPrivateNetworks { get; set; } = true;

    public IReadOnlyList<TimeSpan> Waits => [.. (BackoffSeconds.Count > 0 ? BackoffSeconds : DefaultBackoff).Select(s => TimeSpan.FromSeconds(s))];

    public static IEnumerable<SettingFault> FaultsIn(IConfiguration configuration) =>
    [
        .. SettingFault.UnlessTruth(configuration, $"{Section}:{nameof(AllowPrivateNetworks)}"),
        .. string.IsNullOrEmpty(configuration[$"{Section}:{nameof(BackoffSeconds)}"]) ? []
            : (SettingFault[])[new SettingFault($"{Section}:{nameof(BackoffSeconds)}", "is a list; write [60, 300] in appsettings.json, or one setting for each: BackoffSeconds:0, BackoffSeconds:1.")],
        .. configuration.GetSection($"{Section}:{nameof(BackoffSeconds)}").GetChildren()
            .SelectMany(wait => SettingFault.UnlessWhole(configuration, wait.Path, 1, SecondsOfWeek)),
    ];
}
