using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Employees;

/// <summary>Which terminals belong together, and who uses them, without leaving the browser.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class GroupsJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_group_is_made_named_and_given_a_terminal()
    {
        await using var server = await AttendanceServer.StartAsync((string?)null, "Terminals:ApproveNew=true");
        await server.AnnounceAsync("SHOP1");
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/employes");
        await page.Locator("summary", new() { HasText = "Plus" }).ClickAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync("employees-more");
        await page.GetByRole(AriaRole.Link, new() { Name = "Groupes de terminaux" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Aucun groupe pour l’instant")).ToBeVisibleAsync();
        await page.GetByLabel("Nom du groupe").PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Indiquez un nom de groupe.")).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();

        await page.GetByLabel("Nom du groupe").FillAsync("Magasin");
        await page.GetByLabel("Nom du groupe").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(GroupAddress());
        await page.GetByLabel("SHOP1").ClickAsync();
        await Assertions.Expect(page.GetByText("SHOP1 fait maintenant partie du groupe")).ToBeVisibleAsync();
        await page.GetByLabel("Nom du groupe").FillAsync("Boutique");
        await page.GetByRole(AriaRole.Button, new() { Name = "Renommer" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Boutique" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("SHOP1")).ToBeCheckedAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync("group");
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task A_terminal_where_two_people_would_share_a_PIN_is_refused_with_both_names()
    {
        await using var server = await AttendanceServer.StartAsync((string?)null, "Terminals:ApproveNew=true");
        await server.AnnounceAsync("SHOP1");
        using var api = server.ApiClient();
        var sellers = await MakeAsync(api, "groups", new { name = "Boutique" });
        var packers = await MakeAsync(api, "groups", new { name = "Dépôt" });
        await MakeAsync(api, "employees", new { last_name = "SAIDI", pin = "7", groups = new[] { sellers } });
        await MakeAsync(api, "employees", new { last_name = "AMRANI", pin = "7", groups = new[] { packers } });
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync($"/employes/groupes/{sellers}");
        await page.GetByLabel("SHOP1").ClickAsync();
        await Assertions.Expect(page.GetByText("SHOP1 fait maintenant partie du groupe")).ToBeVisibleAsync();

        await session.GoToAsync($"/employes/groupes/{packers}");
        await page.GetByLabel("SHOP1").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("AMRANI");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SAIDI");
        await Assertions.Expect(page.GetByLabel("SHOP1")).Not.ToBeCheckedAsync();
        await session.AssertAccessibleAsync();
    }

    [Fact]
    public async Task The_pages_fit_a_phone_from_right_to_left_in_the_dark()
    {
        await using var server = await AttendanceServer.StartAsync((string?)null, "Terminals:ApproveNew=true");
        await server.AnnounceAsync("SHOP1");
        using var api = server.ApiClient();
        var group = await MakeAsync(api, "groups", new { name = "المتجر" });
        await MakeAsync(api, "employees", new { last_name = "SAIDI", pin = "7", groups = new[] { group } });
        await using var session = await BrowserSession.OpenAsync(browser, server, Screen.Phone, "ar", dark: true);
        await session.SignInAsync();

        foreach (var path in new[] { "/employes/groupes", $"/employes/groupes/{group}" })
        {
            await session.GoToAsync(path);
            await session.AssertFitsAsync();
            await session.AssertAccessibleAsync();
        }

        await session.PictureAsync("group-phone-ar");
    }

    private static async Task<int> MakeAsync(HttpClient api, string what, object body)
    {
        using var response = await api.PostAsJsonAsync($"/api/v1/{what}", body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    [GeneratedRegex(@"/employes/groupes/\d+$", RegexOptions.None, 1000)]
    private static partial Regex GroupAddress();
}
