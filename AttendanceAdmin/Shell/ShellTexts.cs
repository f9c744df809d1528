namespace AttendanceAdmin.Shell;

/// <summary>Names the resource set of this room: <c>IStringLocalizer&lt;ShellTexts&gt;</c>.</summary>
internal sealed class ShellTexts;
