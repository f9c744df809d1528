using System.Net.Http.Json;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttendanceAdmin.Tests.Punches.Importing;

/// <summary>An imported punch that repeats one by hand is decided where the import ends.</summary>
[Collection(BrowserTests.Name)]
public sealed class ConflictJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_conflict_is_decided_by_one_press()
    {
        await using var server = await AttendanceServer.StartAsync();
        var id = await ConflictAsync(server);
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync($"/pointages/import/{id}");
        var conflicts = session.Page.Locator(".conflict-table");
        await Expect(conflicts).ToContainTextAsync("BENALI Amina");
        await session.AssertAccessibleAsync();
        await session.PictureAsync("import-conflict");

        await conflicts.GetByRole(AriaRole.Button).First.ClickAsync();

        await Expect(conflicts.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await session.AssertAccessibleAsync();
        Assert.Empty(session.Faults);
    }

    [Theory]
    [InlineData("fr", false)]
    [InlineData("ar", true)]
    public async Task On_a_phone_every_decision_stands_within_the_screen(string culture, bool dark)
    {
        await using var server = await AttendanceServer.StartAsync();
        var id = await ConflictAsync(server);
        await using var session = await BrowserSession.OpenAsync(browser, server, Screen.Phone, culture, dark);
        await session.SignInAsync();
        await session.GoToAsync($"/pointages/import/{id}");
        var buttons = session.Page.Locator(".conflict-table button");
        await Expect(buttons).ToHaveCountAsync(3);

        Assert.Equal(0, await session.Page.Locator(".table-scroll:has(.conflict-table)").EvaluateAsync<int>("e => e.scrollWidth - e.clientWidth"));
        foreach (var button in await buttons.AllAsync())
        {
            var box = (await button.BoundingBoxAsync())!;
            Assert.True(box is { X: >= 0, Height: >= 44 } && box.X + box.Width <= Screen.Phone.Width, $"{box.X} {box.Width} {box.Height}");
        }

        await session.AssertFitsAsync();
        await session.AssertAccessibleAsync();
        await buttons.First.ScrollIntoViewIfNeededAsync();
        await session.PictureAsync($"import-conflict-phone-{culture}");
    }

    private static async Task<int> ConflictAsync(AttendanceServer server)
    {
        using var api = server.ApiClient();
        var amina = await server.HireAsync("BENALI Amina", "7");
        (await api.PostAsJsonAsync("/api/v1/punches", new { employee_id = amina.Id, local_time = "2026-03-02T08:00:00", direction = "in", reason = "oubli" })).EnsureSuccessStatusCode();
        return (await api.ImportAsync("a.csv", "PIN;Heure;Sens\n7;2026-03-02 07:52:10;in\n")).GetProperty("id").GetInt32();
    }
}
