using AttendanceAdmin.Identity;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class FrameJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_new_site_is_set_up_in_the_browser()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Setup:AdminEmail=", "Setup:AdminPassword=");
        await using var session = await BrowserSession.OpenAsync(browser, server, Screen.Phone);
        var page = session.Page;

        await page.GotoAsync("/");
        await session.PictureAsync("set-up");
        await session.AssertFitsAsync();
        await session.AssertAccessibleAsync();
        await page.FillAsync("#code", server.Services.GetRequiredService<FirstAdministrator>().SetupCode!);
        await page.FillAsync("#email", "first@example.org");
        await page.FillAsync("#password", "a long enough one");
        await page.FillAsync("#again", "a long enough one");
        await page.ClickAsync("button[type=submit]");
        await page.GetByText("Rester connecté").WaitForAsync();

        await session.SignInAsync("first@example.org", "a long enough one");
        await session.AliveAsync();
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task The_page_comes_back_by_itself_after_the_server_was_restarted()
    {
        var directory = Directory.CreateTempSubdirectory("attendance-restart-").FullName;
        var port = $"Kestrel:Endpoints:Web:Url=http://127.0.0.1:{FreePort.Next()}";
        var first = await AttendanceServer.StartAsync(directory, port);
        await using var session = await BrowserSession.OpenAsync(browser, first);
        await session.SignInAsync();
        await session.GoToAsync("/administration/parametres");

        await first.DisposeAsync();
        var banner = session.Page.Locator("#components-reconnect-modal");
        await banner.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        Assert.Contains("Connexion au serveur perdue", await banner.TextContentAsync(), StringComparison.Ordinal);
        Assert.True(await session.Page.GetByLabel("Nom du site").IsVisibleAsync(), "the page stays readable");
        await session.PictureAsync("connection-lost");

        await using var second = await AttendanceServer.StartAsync(directory, port);
        await banner.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await session.AliveAsync();
        Assert.EndsWith("/administration/parametres", session.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_work_the_page_and_the_phone_menu_opens()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server, Screen.Phone);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/administration/audit");

        await page.Keyboard.PressAsync("/");
        Assert.Equal("audit-actor", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await page.GetByText("Raccourcis clavier").WaitForAsync();
        await session.PictureAsync("keys");
        await session.AssertAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.ClickAsync("[data-nav-toggle]");
        await session.PictureAsync("phone-menu");
        await session.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Utilisateurs" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Utilisateurs" }).WaitForAsync();
        await page.Keyboard.PressAsync("n");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Nouvel utilisateur" }).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Utilisateurs" }).WaitForAsync();
    }

    [Fact]
    public async Task Language_and_theme_change_where_one_stands_and_signing_out_ends_the_session()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/administration/audit");

        await page.ClickAsync(".theme-to-dark");
        await page.WaitForSelectorAsync("html[data-theme=dark]", new() { State = WaitForSelectorState.Attached });
        await session.AliveAsync();
        await page.Locator(".bar-menu").First.ClickAsync();
        await page.GetByText("English").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Audit log" }).WaitForAsync();
        await session.AliveAsync();
        Assert.EndsWith("/administration/audit", page.Url, StringComparison.Ordinal);

        await page.Locator(".bar-menu").Last.ClickAsync();
        await session.PictureAsync("account-menu");
        await page.GetByText("Sign out").ClickAsync();
        await page.GetByText("Stay signed in").WaitForAsync();
        await page.GotoAsync("/");
        Assert.Contains("/connexion", page.Url, StringComparison.Ordinal);
    }
}
