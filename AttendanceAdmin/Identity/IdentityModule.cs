using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace AttendanceAdmin.Identity;

internal static class IdentityModule
{
    /// <summary>Cookie for people, key for machines; which one is judged is decided by what the request carries.</summary>
    private const string CookieOrKey = nameof(CookieOrKey);

    public static void AddIdentity(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var storage = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        services.AddDataProtection().SetApplicationName("AttendanceAdmin").PersistKeysToFileSystem(new DirectoryInfo(storage.Path("keys")));
        services.AddOptions<SetupOptions>().BindConfiguration(SetupOptions.Section);
        services.AddSingleton<ApiKeys>();
        services.AddScoped<Audit>();
        services.AddSingleton<FirstAdministrator>();

        services.AddAuthentication(CookieOrKey)
            .AddPolicyScheme(CookieOrKey, null, o => o.ForwardDefaultSelector = context =>
                ApiKeyAuthentication.IsPresent(context.Request) ? ApiKeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddIdentityCookies();
        services.AddIdentityCore<User>(o =>
            {
                o.User.RequireUniqueEmail = true;
                o.Password.RequiredLength = 10;
                o.Password.RequireNonAlphanumeric = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireDigit = false;
                o.Password.RequiredUniqueChars = 4;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddRoles<IdentityRole<int>>()
            .AddEntityFrameworkStores<AttendanceContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthorization(AddPolicies);
        services.AddCascadingAuthenticationState();
    }

    public static void MapIdentity(this WebApplication app)
    {
    }

    private static void AddPolicies(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(Policies.Read, p => p.RequireRole(Roles.All));
        options.AddPolicy(Policies.ManagePeople, p => p.RequireRole(Roles.Administrator, Roles.HR));
        options.AddPolicy(Policies.Administer, p => p.RequireRole(Roles.Administrator));
        foreach (var scope in Scopes.All)
        {
            var roles = RolesOf(scope);
            options.AddPolicy(Policies.Scope(scope), p => p.RequireAssertion(c =>
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
