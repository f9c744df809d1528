using AttendanceAdmin.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;

namespace AttendanceAdmin.Shell;

/// <summary>Language and light or dark: kept in cookies, the language with the user too. Plain links, so that they work on every page, signed in or not.</summary>
internal static class Preferences
{
    public const string ThemeCookie = "attendance.theme";

    private const string LanguagePath = "/langue";
    private const string ThemePath = "/theme";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static string LanguageUrl(string culture, string here) => $"{LanguagePath}?culture={culture}&retour={Uri.EscapeDataString(here)}";

    public static string ThemeUrl(string mode, string here) => $"{ThemePath}?mode={mode}&retour={Uri.EscapeDataString(here)}";

    public static bool IsDark(HttpContext context) => context.Request.Cookies[ThemeCookie] == "dark";

    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(LanguagePath, ChooseLanguageAsync).AllowAnonymous();
        routes.MapGet(ThemePath, ChooseTheme).AllowAnonymous();
    }

    /// <summary>Makes the next pages appear in that language.</summary>
    public static void KeepLanguage(HttpContext context, string culture) =>
        Keep(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)));

    private static async Task<IResult> ChooseLanguageAsync(HttpContext context, UserManager<User> users, string? culture, string? retour)
    {
        if (ShellModule.Cultures.FirstOrDefault(c => c.Name == culture) is { } known)
        {
            KeepLanguage(context, known.Name);
            if (await users.GetUserAsync(context.User) is { } user && user.Culture != known.Name)
            {
                user.Culture = known.Name;
                await users.UpdateAsync(user);
            }
        }

        return Results.LocalRedirect(LocalOnly(retour));
    }

    private static IResult ChooseTheme(HttpContext context, string? mode, string? retour)
    {
        Keep(context, ThemeCookie, mode == "dark" ? "dark" : "light");
        return Results.LocalRedirect(LocalOnly(retour));
    }

    /// <summary>A path on this site; anything else leads to the dashboard.</summary>
    public static string LocalOnly(string? path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl) ? path : "/";

    private static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(
        name, value, new CookieOptions { MaxAge = Kept, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
}
