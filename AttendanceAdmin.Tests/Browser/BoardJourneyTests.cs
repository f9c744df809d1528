using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttendanceAdmin.Tests.Browser;

/// <summary>A board that stands open all day: nobody looks at it for a while, and the server goes and comes back.</summary>
[Collection(BrowserTests.Name)]
public sealed class BoardJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_board_nobody_looks_at_is_not_drawn_and_catches_up()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("Benali Amina", "7", "Atelier");
        var gate = await server.AnnounceAsync("GATE1");
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync("/direct");
        await using var watched = await BrowserSession.OpenAsync(browser, server);
        await watched.SignInAsync();
        await watched.GoToAsync("/direct");
        // Both draw what comes, so both listen.
        await server.PunchAsync(gate, "7", server.FromNow(TimeSpan.FromMinutes(-3)));
        await session.Page.Locator("[data-punch='1']").WaitForAsync();

        await ScriptRunsAsync(session.Page);
        await HideAsync(session.Page, hidden: true);
        await session.HeardAsync();
        await server.PunchAsync(gate, "7", server.FromNow(TimeSpan.FromMinutes(-2)), AttendanceAdmin.Punches.PunchDirection.Out);
        await server.PunchAsync(gate, "0099", server.FromNow(TimeSpan.FromMinutes(-1)));
        await watched.Page.Locator("[data-punch='3']").WaitForAsync();

        Assert.Equal(1, await session.Page.Locator("[data-punch]").CountAsync());
        Assert.Equal(1, await session.Page.Locator(".board-person", new() { HasText = "Benali Amina" }).CountAsync());
        await HideAsync(session.Page, hidden: false);
        await session.Page.Locator("[data-punch='3']").WaitForAsync();
        Assert.Equal(3, await session.Page.Locator("[data-punch]").CountAsync());
        Assert.Equal(0, await session.Page.Locator(".board-person", new() { HasText = "Benali Amina" }).CountAsync());
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task A_restart_is_seen_and_afterwards_the_board_lives_and_shows_what_came_meanwhile()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        string[] settings = [$"Kestrel:Endpoints:Web:Url=http://127.0.0.1:{FreePort.Next()}"];
        var first = await AttendanceServer.StartAsync(database, settings);
        await first.HireAsync("Benali Amina", "7", "Atelier");
        await using var session = await BrowserSession.OpenAsync(browser, first);
        await session.SignInAsync();
        await session.GoToAsync("/direct");
        var page = session.Page;
        await first.PunchAsync(await first.AnnounceAsync("GATE1"), "0099", first.FromNow(TimeSpan.FromMinutes(-3)));
        await page.Locator("[data-punch='1']").WaitForAsync();

        await first.DisposeAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-punch='1']")).ToBeVisibleAsync();

        // The terminal is quicker than the page: it delivers before the page asks again.
        await using var second = await AttendanceServer.StartAsync(database, settings);
        var gate = await second.AnnounceAsync("GATE1");
        await second.PunchAsync(gate, "7", second.FromNow(TimeSpan.FromMinutes(-2)));
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await page.Locator("[data-punch='2']", new() { HasText = "Benali Amina" }).WaitForAsync();
        await session.AliveAsync();

        await second.PunchAsync(gate, "7", second.FromNow(TimeSpan.FromMinutes(-1)));
        await page.Locator("[data-punch='3']").WaitForAsync();
    }

    /// <summary>The script that notices whether somebody looks writes the clock, too.</summary>
    private static async Task ScriptRunsAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('[data-clock]').textContent = ''");
        await Expect(page.Locator("[data-clock]")).Not.ToBeEmptyAsync();
    }

    /// <summary>What Chromium tells a page when its tab is left or looked at again; without a window it never does so by itself.</summary>
    private static Task HideAsync(IPage page, bool hidden) => page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden }); document.dispatchEvent(new Event('visibilitychange')); }", hidden);
}
