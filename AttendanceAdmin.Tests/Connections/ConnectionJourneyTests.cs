using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Connections;

[Collection(BrowserTests.Name)]
public sealed class ConnectionJourneyTests(ChromiumBrowser browser)
{
    private const string Token = "a-token-nobody-sees-again";

    [Fact]
    public async Task An_administrator_connects_an_ERP_tests_it_sees_punches_leave_and_a_dead_one_replayed_after_it_was_mended()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Connections:BackoffSeconds:0=1");
        await using var stub = await StubReceiver.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/connexions");
        await session.AssertAccessibleAsync();
        await page.Locator("[data-new]").First.ClickAsync();

        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("ERP Fée Maison");
        await page.GetByLabel("Adresse de base").FillAsync("ftp://nowhere");
        await page.Locator("label:has-text('Authentification') select").SelectOptionAsync("Bearer");
        await page.GetByLabel("Jeton, clé ou mot de passe").FillAsync(Token);
        await page.Locator("[data-save]").ClickAsync();
        await page.GetByText("L'adresse doit commencer par").First.WaitForAsync();
        await page.GetByLabel("Adresse de base").FillAsync(stub.Address.ToString());
        await session.PictureAsync("connection-form");
        await page.Locator("[data-save]").ClickAsync();
        await page.Locator("[data-test]").ClickAsync();
        await page.GetByText("Tout va bien.").WaitForAsync();
        Assert.Equal("Bearer " + Token, stub.Requests.Last().Headers["Authorization"]);
        Assert.DoesNotContain(Token, await page.ContentAsync(), StringComparison.Ordinal);
        await session.AssertAccessibleAsync();

        await server.PunchAsync(null, "42", server.FromNow(TimeSpan.FromMinutes(-5)));
        await Eventually.TrueAsync(() => stub.Taken.Count == 1, "A punch leaves by itself");
        stub.Behave = (http, _) => StubReceiver.AnswerAsync(http, 422, """{"error":"closed period"}""");
        await server.PunchAsync(null, "43", server.FromNow(TimeSpan.FromMinutes(-4)));
        await DeadAsync(page);
        await page.GetByText("closed period").WaitForAsync();
        await session.PictureAsync("deliveries");
        await session.AssertAccessibleAsync();

        stub.Behave = (_, _) => Task.FromResult(false);
        await page.Locator("[data-retry]").ClickAsync();
        await Eventually.TrueAsync(() => stub.Taken.Count == 2, "The dead one arrives once it is tried again");
        await session.GoToAsync("/connexions");
        await page.GetByText("En ordre").WaitForAsync();
        await session.PictureAsync("connections");
        await session.GoToAsync("/administration/travaux");
        await page.GetByText("Synchroniser les connexions").First.WaitForAsync();
        await page.Locator("[data-run=SyncConnectionsJob]").ClickAsync();
        await session.PictureAsync("jobs");
        await session.AssertAccessibleAsync();
    }

    /// <summary>The list of dead deliveries, read again until the second try has failed too.</summary>
    private static async Task DeadAsync(IPage page)
    {
        await Eventually.TrueAsync(async () =>
        {
            await page.GotoAsync("/connexions/envois?etat=dead");
            await page.WaitForSelectorAsync(".frame[data-alive]");
            return await page.Locator("[data-details]").CountAsync() == 1;
        }, "A punch that is refused dies");
        await page.Locator("[data-details]").ClickAsync();
    }
}
