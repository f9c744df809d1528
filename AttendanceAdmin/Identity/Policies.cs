using Microsoft.AspNetCore.Authorization;

namespace AttendanceAdmin.Identity;

/// <summary>Who may do what; every page and endpoint names one of these.</summary>
internal static class Policies
{
    /// <summary>Look at boards and lists: every role.</summary>
    public const string Read = nameof(Read);

    /// <summary>See faces: every role, and API keys that read people or punches.</summary>
    public const string SeePeople = nameof(SeePeople);

    /// <summary>Look after people and their punches: HR and administrators.</summary>
    public const string ManagePeople = nameof(ManagePeople);

    /// <summary>Terminals, users, keys, settings: administrators.</summary>
    public const string Administer = nameof(Administer);

    /// <summary>An API key with that scope, or a signed-in user whose role covers it.</summary>
    public static string Scope(string scope) => "scope:" + scope;

    /// <summary>Everything is closed to strangers unless it says otherwise.</summary>
    public static void Register(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(Read, p => p.RequireRole(Roles.All));
        options.AddPolicy(SeePeople, p => p.RequireAssertion(c =>
            Roles.All.Any(c.User.IsInRole) || c.User.HasClaim(Scopes.ClaimType, Scopes.Employees) || c.User.HasClaim(Scopes.ClaimType, Scopes.PunchesRead)));
        options.AddPolicy(ManagePeople, p => p.RequireRole(Roles.Administrator, Roles.HR));
        options.AddPolicy(Administer, p => p.RequireRole(Roles.Administrator));
        foreach (var scope in Scopes.All)
        {
            var roles = RolesOf(scope);
            options.AddPolicy(Scope(scope), p => p.RequireAssertion(c =>
                c.User.HasClaim(Scopes.ClaimType, scope) || roles.Any(c.User.IsInRole)));
        }
    }

    private static IReadOnlyList<string> RolesOf(string scope) => scope switch
    {
        Scopes.PunchesRead => Roles.All,
        Scopes.Employees or Scopes.PunchesWrite or Scopes.Schedules => [Roles.Administrator, Roles.HR],
        _ => [Roles.Administrator],
    };
}
