namespace AttendanceAdmin.Identity;

internal static class Roles
{
    public const string Administrator = nameof(Administrator);
    public const string HR = nameof(HR);
    public const string Supervisor = nameof(Supervisor);
    public const string Reader = nameof(Reader);

    public static readonly IReadOnlyList<string> All = [Administrator, HR, Supervisor, Reader];
}
