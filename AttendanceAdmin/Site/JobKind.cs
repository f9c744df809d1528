namespace AttendanceAdmin.Site;

/// <summary>A job there is.</summary>
/// <param name="Every">How often it runs; null for a background service, which makes its rounds by itself for as long as the server runs.</param>
internal sealed record JobKind(string Name, TimeSpan? Every);
