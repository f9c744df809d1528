using System.Text.RegularExpressions;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Employees;

[Collection(BrowserTests.Name)]
public sealed class EmployeesJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_clerk_adds_somebody_by_keyboard_and_finds_them_by_typing()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/employes");
        await Assertions.Expect(page.GetByText("Aucun employé pour l’instant")).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();

        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page).ToHaveURLAsync(AddressEnding("/employes/nouveau"));
        await page.GetByLabel("PIN").FillAsync("é");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Indiquez le nom.")).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();

        await page.GetByLabel("Nom de famille").FillAsync("BÉNALI");
        await page.GetByLabel("Prénom").FillAsync("Amine");
        await page.GetByLabel("PIN").FillAsync("0017");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(AddressEnding("/employes"));

        await page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("benali 0017");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "BÉNALI Amine" })).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(AddressEnding(@"/employes\?q=benali.*0017"));
        await page.GetByRole(AriaRole.Searchbox).FillAsync("personne de ce nom");
        await Assertions.Expect(page.GetByText("Personne ne correspond")).ToBeVisibleAsync();
        Assert.Empty(session.Faults);
    }

    /// <summary>Looked at again and again: a page that changes in place never "loads".</summary>
    private static Regex AddressEnding(string pattern) => new(pattern + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData("fr", false)]
    [InlineData("ar", true)]
    public async Task The_form_fits_a_phone_in_both_directions(string culture, bool dark)
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server, Screen.Phone, culture, dark);
        await session.SignInAsync();

        foreach (var path in new[] { "/employes", "/employes/nouveau" })
        {
            await session.GoToAsync(path);
            await session.AssertFitsAsync();
            await session.AssertAccessibleAsync();
        }

        await session.PictureAsync($"employee-form-phone-{culture}");
    }
}
