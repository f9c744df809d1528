namespace AttendanceAdmin.Identity;

/// <summary>What an API key may be allowed.</summary>
internal static class Scopes
{
    public const string ClaimType = "scope";

    public const string Employees = "employees";
    public const string PunchesRead = "punches:read";
    public const string PunchesWrite = "punches:write";
    public const string Terminals = "terminals";
    public const string Schedules = "schedules";
    public const string Connections = "connections";

    public static readonly IReadOnlyList<string> All = [Employees, PunchesRead, PunchesWrite, Terminals, Schedules, Connections];
}
