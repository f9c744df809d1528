using System.Globalization;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Localization;
using Radzen;

namespace AttendanceAdmin.Shell;

internal static class ShellModule
{
    /// <summary>French first: it is also what a missing translation falls back to.</summary>
    public static readonly IReadOnlyList<CultureInfo> Cultures = [.. SiteFaults.Cultures.Select(c => new CultureInfo(c))];

    public static void AddShell(this WebApplicationBuilder builder)
    {
        // Scripts and styles of packages stand beside the build, not in wwwroot, until the application is published.
        builder.WebHost.UseStaticWebAssets();
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddSingleton<Pulse>();
        services.AddSingleton<CountAttention>();
        services.AddSingleton<Attention>();
        services.AddSingleton<SharedStorage>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddSignalR().AddJsonProtocol(o => ApiConventions.Apply(o.PayloadSerializerOptions));
        services.AddApiConventions();
        services.AddOptions<RequestLocalizationOptions>().Configure<SiteClock>((o, site) =>
        {
            o.SupportedCultures = o.SupportedUICultures = [.. Cultures];
            // A cookie once somebody chose; else the site's language, not the browser's: the site is one company.
            o.RequestCultureProviders =
            [
                new CookieRequestCultureProvider(),
                new CustomRequestCultureProvider(_ => Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(site.Settings.Culture))),
            ];
        });
    }

    /// <summary>The pipeline of the Web port; device ports have branched off before.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseFaultAnswers();
        app.UseRouting();
        app.UseSetup();
        app.UseRequestLocalization();
        app.UseOwnSiteOnly();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapPreferences();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null); // Our own policy says it more strictly.
    }

    /// <summary>People get a page for an address that leads nowhere and for what broke; programs get problem details.</summary>
    private static void UseFaultAnswers(this WebApplication app)
    {
        app.UseWhen(context => Session.IsForPrograms(context.Request.Path), ApiConventions.UseApiFaults);
        app.UseWhen(context => !Session.IsForPrograms(context.Request.Path), people =>
        {
            people.UseExceptionHandler("/erreur", createScopeForErrors: true);
            people.UseStatusCodePagesWithReExecute("/introuvable");
        });
    }
}
