namespace AttendanceAdmin.Site;

/// <summary>The section <c>Site</c>: first-start values of <see cref="SiteSettings"/>.</summary>
internal sealed class SiteOptions
{
    public const string Section = "Site";

    public string Name { get; set; } = "AttendanceAdmin";

    /// <summary>IANA zone; empty means the machine's.</summary>
    public string? TimeZone { get; set; }

    public string Culture { get; set; } = "fr";

    /// <summary>ISO 3166 code of a country profile: DZ, TN, FR, MA or SA.</summary>
    public string Country { get; set; } = "DZ";

    /// <summary>When the civil day of somebody without a schedule begins, <c>HH:MM</c>.</summary>
    public string DayStart { get; set; } = "04:00";
}
