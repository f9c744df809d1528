namespace AttendanceAdmin.Site;

/// <summary>The section <c>Storage</c>: where photos, keys and backups live.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public string Directory { get; set; } = "data";

    public string Path(params string[] parts) => System.IO.Path.Combine([System.IO.Path.GetFullPath(Directory), .. parts]);
}
