using System.Globalization;

namespace AttendanceAdmin.Site;

/// <summary>What is wrong with the sections <c>Site</c> and <c>Storage</c>.</summary>
internal static class SiteFaults
{
    private const string NameKey = "Site:Name";
    private const string ZoneKey = "Site:TimeZone";
    private const string DayStartKey = "Site:DayStart";
    private const string DirectoryKey = "Storage:Directory";

    public static readonly IReadOnlyList<string> Cultures = ["fr", "en", "ar"];

    public static IEnumerable<SettingFault> In(IConfiguration configuration) =>
    [
        .. configuration[NameKey] is { } name && string.IsNullOrWhiteSpace(name) ? (SettingFault[])[new SettingFault(NameKey, "is empty; write the name of the site.")] : [],
        .. Zone(configuration[ZoneKey]),
        .. SettingFault.UnlessOneOf(configuration, "Site:Culture", Cultures),
        .. SettingFault.UnlessOneOf(configuration, "Site:Country", Countries.All),
        .. DayStart(configuration[DayStartKey]),
        .. Directory(configuration[DirectoryKey]),
    ];

    private static IEnumerable<SettingFault> Zone(string? zone) =>
        string.IsNullOrEmpty(zone) || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
            ? []
            : [new SettingFault(ZoneKey, $"\"{zone}\" is not a time zone of this machine; write an IANA name such as Africa/Algiers.")];

    private static IEnumerable<SettingFault> DayStart(string? time) =>
        time is null || TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? []
            : [new SettingFault(DayStartKey, $"\"{time}\" is not a time of day; write it as 04:00.")];

    private static IEnumerable<SettingFault> Directory(string? directory)
    {
        if (directory is { Length: 0 })
        {
            return [new SettingFault(DirectoryKey, "is empty; name a directory for photos, keys and backups.")];
        }

        var path = Path.GetFullPath(directory ?? new StorageOptions().Directory);
        try
        {
            System.IO.Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".writable-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [new SettingFault(DirectoryKey, $"\"{path}\" cannot be written to; let the user that runs this program write there, or name another directory.")];
        }
    }
}
