using System.Net;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Shell;

public sealed class AccessTests
{
    /// <summary>What strangers may reach; everything else is closed.</summary>
    private static readonly string[] Open =
    [
        "/connexion", "/installation", "/acces-refuse", "/introuvable", "/erreur", "/langue", "/theme",
        "/health/live", "/health/ready", "/metrics", "/openapi/{documentName}.json",
        // The TimeMoto cloud has no key: it signs what it sends, and the signature is checked before anything is believed.
        "/api/webhooks/timemoto/pointage", "/api/webhooks/timemoto/test",
    ];

    [Fact]
    public async Task Every_endpoint_is_closed_unless_it_is_meant_for_strangers()
    {
        await using var server = await AttendanceServer.StartAsync();
        var routes = server.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();

        var opened = routes.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(p => !IsAsset(p))
            .Distinct(StringComparer.Ordinal);

        Assert.NotEmpty(routes);
        Assert.Equal([], opened.Except(Open, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/punches")]
    [InlineData("/api/v1/terminals")]
    [InlineData("/hubs/punches/negotiate?negotiateVersion=1")]
    public async Task A_program_without_a_key_hears_401_and_no_redirect(string path)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Web };

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(new(path.StartsWith("/hubs", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, path))).StatusCode);
    }

    [Fact]
    public async Task Pages_carry_the_headers_that_bind_the_browser()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Web };

        var response = await client.GetAsync("/connexion");

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.Contains("Referrer-Policy") && response.Headers.Contains("Permissions-Policy"));
    }

    [Fact]
    public async Task An_unknown_address_shows_a_page_with_status_404()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var browser = new WebForm(server);
        await browser.SignInAsync("admin@example.org", "a-good-password-1");

        var response = await browser.Client.GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Page introuvable", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/terminaux?q=a", "/terminaux?q=a")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("", "/")]
    public async Task Choosing_a_language_leads_back_to_this_site_only(string wanted, string led)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Web };

        var response = await client.GetAsync("/langue?culture=ar&retour=" + Uri.EscapeDataString(wanted));

        Assert.Equal(led, response.Headers.Location!.ToString());
        Assert.Contains("c%3Dar", string.Join(';', response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    /// <summary>Scripts, styles and fonts: files of wwwroot and of packages, and the script of the pages itself.</summary>
    private static bool IsAsset(string path) =>
        path.StartsWith("/_content/", StringComparison.Ordinal) || path.StartsWith("/_framework/", StringComparison.Ordinal)
        || path.StartsWith("/css/", StringComparison.Ordinal) || path.StartsWith("/js/", StringComparison.Ordinal)
        || path.StartsWith("/favicon.", StringComparison.Ordinal) || path.StartsWith("/AttendanceAdmin.", StringComparison.Ordinal);
}
