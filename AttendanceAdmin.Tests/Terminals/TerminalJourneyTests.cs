using AttendanceAdmin.Data;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttendanceAdmin.Tests.Terminals;

/// <summary>An administrator, a browser and a terminal that really calls.</summary>
[Collection(BrowserTests.Name)]
public sealed class TerminalJourneyTests(ChromiumBrowser browser)
{
    private const string Serial = "A5KX203260068";

    [Fact]
    public async Task A_terminal_announces_itself_is_approved_by_keyboard_named_and_commanded()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        using var terminal = new SimulatedIclockTerminal(server.Iclock, Serial, TimeProvider.System);
        var page = session.Page;
        await session.SignInAsync();

        await session.GoToAsync("/terminaux");
        await Expect(page.GetByText("Configuration Serveur Cloud")).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();

        await terminal.HandshakeAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "En attente d’approbation" })).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync("terminals-pending");

        await TabToAsync(page, $"Approuver le terminal {Serial}");
        await page.Keyboard.PressAsync("Enter");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = Serial });
        await Expect(row).ToContainTextAsync("En ligne");
        await session.AssertAccessibleAsync();

        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Serial);
        await NameItAsync(page);
        await CommandItAsync(server, page, terminal);
        await session.AssertAccessibleAsync();
        await session.PictureAsync("terminal");
        Assert.Empty(session.Faults);
    }

    private static async Task NameItAsync(IPage page)
    {
        await page.GetByLabel("Fuseau horaire").FillAsync("Africa/Nowhere");
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Entrée");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.GetByText("« Africa/Nowhere » n’est pas un fuseau horaire", new() { Exact = false })).ToBeVisibleAsync();

        await page.GetByLabel("Fuseau horaire").FillAsync("Africa/Tunis");
        await page.GetByLabel("Fuseau horaire").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Entrée");
    }

    private static async Task CommandItAsync(AttendanceServer server, IPage page, SimulatedIclockTerminal terminal)
    {
        var check = page.GetByRole(AriaRole.Button, new() { Name = "Vérifier", Exact = true });
        await check.ClickAsync();
        await Expect(page.Locator(".command-table tbody tr")).ToHaveCountAsync(1);
        await check.ClickAsync();
        await Eventually.TrueAsync(() => AskedAsync(server, times: 2), "The second press is heard before the terminal fetches what the first one asked for");
        await Expect(page.Locator(".command-table tbody tr").First).ToContainTextAsync("En file");

        await terminal.PollAsync();
        await Expect(page.Locator(".command-table tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".command-table tbody tr").First).ToContainTextAsync("Exécutée");
        await Expect(page.Locator(".exchange").First).ToBeVisibleAsync();
    }

    private static async Task<bool> AskedAsync(AttendanceServer server, int times)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        return await context.AuditEntries.CountAsync(a => a.Action == nameof(AuditAction.TerminalCommandQueued)) == times;
    }

    [Theory]
    [InlineData("fr", false)]
    [InlineData("en", true)]
    [InlineData("ar", false)]
    public async Task The_pages_fit_a_phone_in_every_language(string culture, bool dark)
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");
        using var terminal = new SimulatedIclockTerminal(server.Iclock, Serial, TimeProvider.System);
        await terminal.HandshakeAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server, Screen.Phone, culture, dark);
        await session.SignInAsync();

        await session.GoToAsync("/terminaux");
        await Expect(session.Page.GetByRole(AriaRole.Link, new() { Name = Serial })).ToBeVisibleAsync();
        await session.AssertFitsAsync();
        await session.AssertAccessibleAsync();

        await session.Page.GetByRole(AriaRole.Link, new() { Name = Serial }).ClickAsync();
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Serial);
        await session.AssertFitsAsync();
        await session.AssertAccessibleAsync();
        Assert.Empty(session.Faults);
    }

    /// <summary>As somebody does who has no mouse.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>("document.activeElement.getAttribute('aria-label')") == name)
            {
                return;
            }
        }

        Assert.Fail($"'{name}' cannot be reached with the keyboard");
    }
}
