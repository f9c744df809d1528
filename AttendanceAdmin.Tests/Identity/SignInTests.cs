using System.Net;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Identity;

public sealed class SignInTests
{
    private const string Email = "admin@example.org";
    private const string Password = "a-good-password-1";

    [Fact]
    public async Task The_right_password_opens_the_pages_and_leads_where_one_wanted_to_go()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var browser = new WebForm(server);

        var asked = await browser.Client.GetAsync("/administration/audit");
        Assert.Equal("/connexion?retour=%2Fadministration%2Faudit", asked.Headers.Location!.PathAndQuery);
        var signedIn = await browser.SignInAsync(Email, Password, asked.Headers.Location.PathAndQuery);

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal("/administration/audit", signedIn.Headers.Location!.AbsolutePath);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("attendance.user=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/administration/audit")).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_are_audited()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var browser = new WebForm(server);

        for (var i = 0; i < 4; i++)
        {
            Assert.Contains("ne convient pas", await TextAsync(await browser.SignInAsync(Email, "wrong")), StringComparison.Ordinal);
        }

        Assert.Contains("ce compte est bloqué", await TextAsync(await browser.SignInAsync(Email, "wrong")), StringComparison.Ordinal);
        Assert.Contains("ce compte est bloqué", await TextAsync(await browser.SignInAsync(Email, Password)), StringComparison.Ordinal);
        var actions = await ActionsAsync(server);
        Assert.Equal(4, actions.Count(a => a == nameof(AuditAction.SignInFailed)));
        Assert.Equal(2, actions.Count(a => a == nameof(AuditAction.SignInLockedOut)));
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var browser = new WebForm(server);
        await browser.SignInAsync(Email, Password);

        var forged = await browser.Client.PostAsync("/deconnexion", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_reader_does_not_reach_administration_and_a_disabled_user_reaches_nothing()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var scope = RequestScope(server);
        var faults = await scope.ServiceProvider.GetRequiredService<SaveUser>()
            .RunAsync(new UserInput { Email = "reader@example.org", Password = "a long enough one", Role = Roles.Reader });
        Assert.True(faults.IsValid, faults.ToString());
        using var browser = new WebForm(server);
        await browser.SignInAsync("reader@example.org", "a long enough one");

        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/")).StatusCode);
        var refused = await browser.Client.GetAsync("/administration/utilisateurs");
        Assert.Equal("/acces-refuse", refused.Headers.Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Client.GetAsync("/api/v1/terminals")).StatusCode);

        var reader = (await server.Services.GetRequiredService<ListUsers>().ReadAsync(default)).Single(u => u.Role == Roles.Reader);
        await scope.ServiceProvider.GetRequiredService<UserAccess>().DisableAsync(reader.Id);
        using var again = new WebForm(server);
        Assert.Contains("désactivé", await TextAsync(await again.SignInAsync("reader@example.org", "a long enough one")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_can_neither_be_disabled_nor_demoted()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var scope = RequestScope(server);
        var admin = Assert.Single(await server.Services.GetRequiredService<ListUsers>().ReadAsync(default));

        Assert.False((await scope.ServiceProvider.GetRequiredService<UserAccess>().DisableAsync(admin.Id)).Succeeded);
        var demoted = UserInput.Of(admin);
        demoted.Role = Roles.Reader;
        Assert.False((await scope.ServiceProvider.GetRequiredService<SaveUser>().RunAsync(demoted)).IsValid);
        Assert.Equal(Roles.Administrator, Assert.Single(await server.Services.GetRequiredService<ListUsers>().ReadAsync(default)).Role);
    }

    /// <summary>As in a request of somebody who is not signed in.</summary>
    private static AsyncServiceScope RequestScope(AttendanceServer server)
    {
        server.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        return server.Services.CreateAsyncScope();
    }

    private static async Task<string> TextAsync(HttpResponseMessage response) => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

    private static async Task<List<string>> ActionsAsync(AttendanceServer server)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        return await context.AuditEntries.Select(a => a.Action).ToListAsync();
    }
}
