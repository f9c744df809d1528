namespace AttendanceAdmin.Connections.ZktecoApi;

/// <summary>Names the resource set of what this API says: <c>IStringLocalizer&lt;ZktecoTexts&gt;</c>.</summary>
internal sealed class ZktecoTexts;
