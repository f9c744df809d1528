namespace AttendanceAdmin.Files;

/// <summary>Names the resource set of what can be wrong with a file: <c>IStringLocalizer&lt;FilesTexts&gt;</c>.</summary>
internal sealed class FilesTexts;
