namespace AttendanceAdmin.Identity;

/// <summary>Names the resource set of this room: <c>IStringLocalizer&lt;IdentityTexts&gt;</c>.</summary>
internal sealed class IdentityTexts;
