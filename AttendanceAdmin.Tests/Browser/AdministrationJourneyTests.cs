using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class AdministrationJourneyTests(ChromiumBrowser browser)
{
    private static readonly string[] Pages =
    [
        "/", "/administration/utilisateurs", "/administration/utilisateurs/nouveau", "/administration/utilisateurs/1",
        "/administration/cles", "/administration/audit", "/administration/parametres",
    ];

    [Fact]
    public async Task An_administrator_creates_a_user_who_then_signs_in()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync("/administration/utilisateurs/nouveau");
        var page = session.Page;

        await page.GetByLabel("Adresse e-mail").FillAsync("clerk@example.org");
        await page.GetByLabel("Mot de passe").FillAsync("short");
        await page.GetByLabel("Rôle").SelectOptionAsync("HR");
        await page.GetByText("Créer l’utilisateur").ClickAsync();
        await page.GetByText("Le mot de passe doit compter au moins 10 caractères.").WaitForAsync();
        await page.GetByLabel("Mot de passe").FillAsync("a long enough one");
        await page.GetByText("Créer l’utilisateur").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "clerk@example.org" }).WaitForAsync();
        await session.PictureAsync("users");

        await session.GoToAsync("/administration/audit?action=UserCreated");
        var entries = page.Locator("tbody tr");
        await Assertions.Expect(entries).ToHaveCountAsync(1);
        await Assertions.Expect(entries).ToContainTextAsync(BrowserSession.AdminEmail);

        await using var clerk = await BrowserSession.OpenAsync(browser, server);
        await clerk.SignInAsync("clerk@example.org", "a long enough one");
        await clerk.AliveAsync();
        Assert.Equal(0, await clerk.Page.GetByText("Administration", new() { Exact = true }).CountAsync());
    }

    [Fact]
    public async Task A_new_key_is_shown_once_and_revoking_it_can_be_undone()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync("/administration/cles");
        var page = session.Page;

        await page.GetByText("Nouvelle clé").ClickAsync();
        await page.GetByLabel("Nom").FillAsync("Paie");
        await page.GetByLabel("Lire les pointages").CheckAsync();
        await session.PictureAsync("keys-form");
        await session.AssertAccessibleAsync();
        await page.GetByText("Créer la clé").ClickAsync();
        var key = await page.Locator(".shown-key").TextContentAsync();
        await session.PictureAsync("keys-shown");

        using var client = new HttpClient { BaseAddress = server.Web };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        Assert.True((await client.GetAsync("/api/v1/punches")).IsSuccessStatusCode);

        await page.GetByLabel("Révoquer Paie").ClickAsync();
        await page.GetByText("La clé « Paie » est révoquée.").WaitForAsync();
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/punches")).StatusCode);

        await page.GetByText("Annuler", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Révoquer Paie").WaitForAsync();
        Assert.True((await client.GetAsync("/api/v1/punches")).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("fr", false)]
    [InlineData("ar", true)]
    public async Task Pages_are_accessible_and_fit_on_desk_and_phone(string culture, bool dark)
    {
        await using var server = await AttendanceServer.StartAsync();
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var session = await BrowserSession.OpenAsync(browser, server, screen, culture, dark);
            await session.SignInAsync();
            foreach (var path in Pages)
            {
                await LookAsync(path);
            }

            Assert.Empty(session.Faults);

            // Last, because the browser itself notes that its status is not 200.
            await LookAsync("/introuvable");
            await LookAsync("/erreur");

            async Task LookAsync(string path)
            {
                await session.Page.GotoAsync(path);
                await session.Page.WaitForSelectorAsync(".frame[data-alive], .plain-card");
                await session.PictureAsync($"admin{path.Replace('/', '-')}-{culture}-{(dark ? "dark" : "light")}-{screen.Width}");
                await session.AssertFitsAsync();
                await session.AssertAccessibleAsync();
            }
        }
    }
}
