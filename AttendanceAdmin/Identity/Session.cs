using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace AttendanceAdmin.Identity;

/// <summary>The cookie of a signed-in person: how long it holds, where it leads those without one, how it ends.</summary>
internal static class Session
{
    /// <summary>The query parameter that carries where somebody wanted to go before signing in.</summary>
    public const string ReturnParameter = "retour";

    public const string CookieName = "attendance.user";

    public const string SignInPath = "/connexion";

    public const string SignOutPath = "/deconnexion";

    private static readonly PathString[] ForPrograms = ["/api", "/devices/api", "/zkteco/api", "/hubs", "/_blazor", "/_framework", "/_content", "/health", "/metrics", "/openapi"];

    public static string SignInUrl(string wanted) => $"{SignInPath}?{ReturnParameter}={Uri.EscapeDataString(wanted)}";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.AccessDeniedPath = "/acces-refuse";
        options.ReturnUrlParameter = ReturnParameter;
        options.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Redirect(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Whether programs call that path, who want a status and not a page.</summary>
    public static bool IsForPrograms(PathString path) => ForPrograms.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost(SignOutPath, SignOutAsync);

    private static async Task<IResult> SignOutAsync(SignInManager<User> signIn, Audit audit, HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        await audit.RecordAsync(AuditAction.SignedOut);
        await signIn.SignOutAsync();
        return Results.LocalRedirect(SignInPath);
    }

    /// <summary>People are led to a page; programs get the bare answer.</summary>
    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (IsForPrograms(context.Request.Path))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
