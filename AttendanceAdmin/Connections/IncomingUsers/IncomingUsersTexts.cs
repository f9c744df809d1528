namespace AttendanceAdmin.Connections.IncomingUsers;

/// <summary>Names the resource set of this folder: <c>IStringLocalizer&lt;IncomingUsersTexts&gt;</c>.</summary>
internal sealed class IncomingUsersTexts;
