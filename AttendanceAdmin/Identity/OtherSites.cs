using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Identity;

/// <summary>
/// Refuses what another site would have a signed-in browser write: to the APIs a cookie is as good as a key, but it comes along without anybody
/// wanting it. Programs with a key, and browsers that are on our own pages, notice nothing.
/// </summary>
internal static class OtherSites
{
    private static readonly PathString[] Guarded = ["/api", "/devices/api", "/zkteco/api", ApiKeyAuthentication.HubPrefix];

    public static void UseOwnSiteOnly(this IApplicationBuilder app) => app.Use((context, next) => IsForeignWrite(context.Request)
        ? Results.Problem(
            context.RequestServices.GetRequiredService<IStringLocalizer<IdentityTexts>>()["OtherSite"], statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context)
        : next(context));

    private static bool IsForeignWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
        && Guarded.Any(p => request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))
        && !ApiKeyAuthentication.IsPresent(request) && request.Cookies.ContainsKey(Session.CookieName) && IsForeign(request);

    /// <summary>By what browsers say of themselves; over plain HTTP, and the older ones, say only where the page came from.</summary>
    private static bool IsForeign(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => false,
        "" => request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };
}
