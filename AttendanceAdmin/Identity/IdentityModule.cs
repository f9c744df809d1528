using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace AttendanceAdmin.Identity;

internal static class IdentityModule
{
    /// <summary>Cookie for people, key for machines; which one is judged is decided by what the request carries.</summary>
    private const string CookieOrKey = nameof(CookieOrKey);

    public const int LockoutMinutes = 15;

    public static void AddIdentity(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var storage = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        services.AddDataProtection().SetApplicationName("AttendanceAdmin").PersistKeysToFileSystem(new DirectoryInfo(storage.Path("keys")));
        services.AddOptions<SetupOptions>().BindConfiguration(SetupOptions.Section);
        services.AddSingleton<ApiKeys>();
        services.AddScoped<Audit>();
        services.AddSingleton<FirstAdministrator>();
        services.AddScoped<SignIn>();
        services.AddSingleton<ListUsers>();
        services.AddScoped<SaveUser>();
        services.AddScoped<UserAccess>();
        services.AddScoped<CreateApiKey>();
        services.AddSingleton<ListAudit>();
        services.AddSignInOfPeopleAndMachines();
        services.AddUsers();
    }

    public static void MapIdentity(this WebApplication app) => app.MapSignOut();

    /// <summary>Until there is an administrator, every page is the set-up page.</summary>
    public static void UseSetup(this WebApplication app) => app.Use((context, next) =>
    {
        var page = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        if (page is not null && page != typeof(SetupPage) && context.RequestServices.GetRequiredService<FirstAdministrator>().IsNeeded)
        {
            context.Response.Redirect("/installation");
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static void AddSignInOfPeopleAndMachines(this IServiceCollection services)
    {
        services.AddAuthentication(CookieOrKey)
            .AddPolicyScheme(CookieOrKey, null, o => o.ForwardDefaultSelector = context =>
                ApiKeyAuthentication.IsPresent(context.Request) ? ApiKeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddIdentityCookies();
        services.AddScoped<AuthenticationStateProvider, SignedInUser>();
        // A disabled user or a new password ends what is signed in elsewhere within a minute.
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = SignedInUser.Interval);
        services.ConfigureApplicationCookie(Session.Configure);
        services.AddAuthorization(Policies.Register);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalAnswers>();
        services.AddCascadingAuthenticationState();
    }

    private static void AddUsers(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(o =>
            {
                o.User.RequireUniqueEmail = true;
                o.User.AllowedUserNameCharacters = "";
                o.Password.RequiredLength = SetupFaults.PasswordLength;
                o.Password.RequireNonAlphanumeric = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireDigit = false;
                o.Password.RequiredUniqueChars = SetupFaults.PasswordUniqueLetters;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(LockoutMinutes);
            })
            .AddRoles<IdentityRole<int>>()
            .AddEntityFrameworkStores<AttendanceContext>()
            .AddSignInManager()
            .AddErrorDescriber<IdentityErrors>()
            .AddDefaultTokenProviders();
        services.AddScoped(s => (IdentityErrors)s.GetRequiredService<IdentityErrorDescriber>());
    }
}
