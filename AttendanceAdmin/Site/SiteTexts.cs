namespace AttendanceAdmin.Site;

/// <summary>Names the resource set of this room: <c>IStringLocalizer&lt;SiteTexts&gt;</c>.</summary>
internal sealed class SiteTexts;
