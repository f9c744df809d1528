using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttendanceAdmin.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class UnknownPinJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_pin_is_given_to_an_employee_by_keyboard_and_taken_back()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("Benali Amina", pin: null, "Atelier");
        var gate = await server.AnnounceAsync("A5KX203260068");
        await server.PunchAsync(gate, "0099", server.FromNow(TimeSpan.FromMinutes(-2)));
        await server.PunchAsync(gate, "0099", server.FromNow(TimeSpan.FromMinutes(-1)));
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync("/direct");
        var page = session.Page;

        await page.Locator(".board-footer a").First.ClickAsync();
        await page.Locator("tr[data-pin='0099']").WaitForAsync();
        await session.AssertAccessibleAsync();
        await session.AssertFitsAsync();
        await session.PictureAsync("shelf");
        await page.Locator("tr[data-pin='0099'] .button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Rattacher le PIN 0099" })).ToBeFocusedAsync();
        await page.GetByLabel("Chercher un employé").FillAsync("amina");
        await Expect(page.GetByLabel("Benali Amina")).ToBeCheckedAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync("shelf-assign");
        await page.Locator("[data-save]").PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status).GetByText("2 pointages rattachés")).ToBeVisibleAsync();
        await session.GoToAsync("/direct");
        await page.Locator(".board-person", new() { HasText = "Benali Amina" }).WaitForAsync();
        await session.GoToAsync("/pointages/inconnus");
        await session.PictureAsync("shelf-empty");
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler le rattachement du PIN 0099" }).ClickAsync();
        await page.Locator("tr[data-pin='0099']").WaitForAsync();
        Assert.Empty(session.Faults);
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("en", false)]
    public async Task The_shelf_is_accessible_and_fits(string culture, bool phone)
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.PunchAsync(await server.AnnounceAsync("A5KX203260068"), "0099", server.FromNow(TimeSpan.FromMinutes(-2)));
        await server.HireAsync("Benali Amina", "0099", "Atelier");
        await using var session = await BrowserSession.OpenAsync(browser, server, phone ? Screen.Phone : Screen.Desktop, culture, dark: phone);
        await session.SignInAsync();
        foreach (var (path, name) in new[] { ("/pointages/inconnus", "shelf"), ("/pointages/inconnus/rattacher?pin=0099", "shelf-assign"), ("/pointages/inconnus/rattacher?pin=1", "shelf-gone") })
        {
            await session.GoToAsync(path);
            await session.PictureAsync($"{name}-{culture}-{(phone ? "phone" : "desktop")}");
            await session.AssertAccessibleAsync();
            await session.AssertFitsAsync();
        }

        Assert.Empty(session.Faults);
    }
}
