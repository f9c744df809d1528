using System.Text.RegularExpressions;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Employees.Photos;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

[Collection(BrowserTests.Name)]
public sealed class KnowingJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task Somebody_new_with_a_photo_is_seen_to_reach_the_terminal()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        await using var session = await BrowserSession.OpenAsync(browser, office.Server);
        await session.SignInAsync();
        var rows = await HireAsync(session, "BÉNALI", "0042");

        await Assertions.Expect(rows).ToHaveTextAsync([new Regex("En attente"), new Regex("En attente")]);
        await office.CarryOutAsync(terminal);

        await Assertions.Expect(rows).ToHaveTextAsync([new Regex("Connu"), new Regex("Connu")]);
        Assert.Equal("BÉNALI", terminal.People.ByPin["0042"].Name);
        Assert.NotEmpty(terminal.People.Photos["0042"]);
        await session.AssertAccessibleAsync();
        await session.PictureAsync("employee-at-terminals");
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task A_refused_photo_says_why_on_both_pages()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        terminal.People.Faceless.Add("7");
        await using var session = await BrowserSession.OpenAsync(browser, office.Server);
        await session.SignInAsync();
        var rows = await HireAsync(session, "SAÏDI", "7");

        await office.CarryOutAsync(terminal);

        await Assertions.Expect(rows).ToHaveTextAsync([new Regex("Connu"), new Regex("aucun visage")]);
        await session.GoToAsync($"/terminaux/{office.IdOf(terminal)}/personnes");
        await Assertions.Expect(session.Page.GetByText("SAÏDI")).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync("terminal-people");
        Assert.Empty(session.Faults);
    }

    /// <returns>What the page of the new employee says of terminals.</returns>
    internal static async Task<ILocator> HireAsync(BrowserSession session, string name, string pin)
    {
        var page = session.Page;
        await session.GoToAsync("/employes/nouveau");
        await page.SetInputFilesAsync("[data-photo=file]", Pictures.PathOf("portrait.jpg"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Garder cette photo" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Sera enregistrée avec la fiche.")).ToBeVisibleAsync();
        await page.GetByLabel("Nom de famille").FillAsync(name);
        await page.GetByLabel("PIN", new() { Exact = true }).FillAsync(pin);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("a.person").ClickAsync();
        return page.Locator(".at-terminals li");
    }
}
