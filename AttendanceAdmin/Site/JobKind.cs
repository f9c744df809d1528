namespace AttendanceAdmin.Site;

/// <summary>A job there is, and how often it runs.</summary>
internal sealed record JobKind(string Name, TimeSpan Every);
