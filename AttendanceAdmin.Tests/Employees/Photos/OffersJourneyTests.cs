using AttendanceAdmin.Demo;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Employees.AtTerminals;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttendanceAdmin.Tests.Employees.Photos;

/// <summary>Photos that terminals took are offered on the person's page.</summary>
[Collection(BrowserTests.Name)]
public sealed class OffersJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_photo_that_a_terminal_took_is_made_the_person_s_with_one_click_and_another_dismissed()
    {
        await using var office = await Office.OpenAsync();
        var (first, second) = (await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace), await office.ConnectAsync("FACE2", SimulatedModel.SpeedFace));
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(first);
        await office.CarryOutAsync(second);
        Assert.True(await first.EnrolFaceAsync("7", Pictures.Portrait));
        Assert.True(await second.EnrolFaceAsync("7", Pictures.Another(3)));
        await using var session = await BrowserSession.OpenAsync(browser, office.Server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync($"/employes/{id}");
        var offers = page.Locator(".photo-offers");
        await Expect(offers.Locator("li")).ToHaveCountAsync(2);
        // An offer that is dismissed while its picture is still on its way would be a fault of the page.
        await Expect(offers.Locator("img").First).ToHaveJSPropertyAsync("complete", true);
        await Expect(offers.Locator("img").Last).ToHaveJSPropertyAsync("complete", true);
        await session.AssertAccessibleAsync();
        await session.AssertFitsAsync();
        await offers.ScrollIntoViewIfNeededAsync();
        await session.PictureAsync("photo-offers");

        await offers.Locator("li", new() { HasText = "FACE2" }).Locator("button").Last.ClickAsync();
        await Expect(offers.Locator("li")).ToHaveCountAsync(1);
        await offers.Locator("button").First.ClickAsync();

        await Expect(offers).ToHaveCountAsync(0);
        await Expect(page.GetByText("Cette photo est maintenant affichée partout.").First).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task The_offers_fit_a_phone_from_right_to_left_in_the_dark()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(terminal);
        Assert.True(await terminal.EnrolFaceAsync("7", Pictures.Portrait));
        await using var session = await BrowserSession.OpenAsync(browser, office.Server, Screen.Phone, "ar", dark: true);
        await session.SignInAsync();
        await session.GoToAsync($"/employes/{id}");
        await Expect(session.Page.Locator(".photo-offers li")).ToHaveCountAsync(1);

        await session.AssertFitsAsync();
        await session.AssertAccessibleAsync();
        await session.Page.Locator(".photo-offers").ScrollIntoViewIfNeededAsync();
        await session.PictureAsync("photo-offers-phone-ar");
    }
}
