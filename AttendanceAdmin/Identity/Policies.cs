namespace AttendanceAdmin.Identity;

/// <summary>Who may do what; every page and endpoint names one of these.</summary>
internal static class Policies
{
    /// <summary>Look at boards and lists: every role.</summary>
    public const string Read = nameof(Read);

    /// <summary>Look after people and their punches: HR and administrators.</summary>
    public const string ManagePeople = nameof(ManagePeople);

    /// <summary>Terminals, users, keys, settings: administrators.</summary>
    public const string Administer = nameof(Administer);

    /// <summary>An API key with that scope, or a signed-in user whose role covers it.</summary>
    public static string Scope(string scope) => "scope:" + scope;
}
