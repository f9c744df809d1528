using System.Net;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.TimeMoto;

[Collection(BrowserTests.Name)]
public sealed class TimeMotoJourneyTests(ChromiumBrowser browser)
{
    private const string Secret = "tmkey_0123456789abcdefghijABCDEFGHIJ01";

    [Fact]
    public async Task An_administrator_pastes_the_key_and_sees_the_test_event_the_signature_and_what_was_refused()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        using var cloud = new SimulatedTimeMotoCloud(server.Web, Secret);
        Assert.Equal(HttpStatusCode.Unauthorized, await cloud.SendAsync("""{"event":"test","id":"tm_before"}"""));
        await session.SignInAsync();
        await session.GoToAsync("/administration/timemoto");
        var page = session.Page;
        await page.GetByText("/api/webhooks/timemoto/pointage").WaitForAsync();
        await page.GetByText("Aucune encore").WaitForAsync();

        await page.GetByLabel("Clé du webhook").FillAsync("short");
        await page.Locator("[data-save]").ClickAsync();
        await page.GetByText("La clé compte de 16 à 200 caractères").First.WaitForAsync();
        await page.GetByLabel("Clé du webhook").FillAsync(Secret);
        await page.Locator("[data-save]").ClickAsync();
        await page.GetByText("Enregistrée ici", new() { Exact = true }).WaitForAsync();
        Assert.Equal("", await page.GetByLabel("Clé du webhook").InputValueAsync());

        Assert.Equal(HttpStatusCode.OK, await cloud.SendAsync("""{"event":"test","id":"tm_after"}"""));
        Assert.Equal(HttpStatusCode.Unauthorized, await cloud.PostAsync("""{"event":"test"}""", "00"));
        await session.GoToAsync("/administration/timemoto");
        await page.GetByText("HMAC-SHA256, clé telle quelle").WaitForAsync();
        Assert.Equal(0, await page.GetByText("Pas encore reçu").CountAsync());
        Assert.Equal(2, await page.Locator("tbody tr").CountAsync());
        Assert.DoesNotContain(Secret, await page.ContentAsync(), StringComparison.Ordinal);
        await session.PictureAsync("timemoto");
        await session.AssertAccessibleAsync();
    }

    [Fact]
    public async Task The_month_shows_what_everybody_worked()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, TimeMotoHost.SecretSetting);
        using var client = server.ApiClient();
        var created = await client.PostAsync("/api/v1/employees", System.Net.Http.Json.JsonContent.Create(new { last_name = "BENALI", first_name = "Samia", matricule = "M-1" }));
        Assert.True(created.IsSuccessStatusCode);
        using var cloud = new SimulatedTimeMotoCloud(server.Web, Vectors.Secret);
        foreach (var vector in new[] { "pair-day-face-in", "pair-day-face-out" })
        {
            Assert.Equal(HttpStatusCode.OK, await cloud.SendAsync(Vectors.With(Vectors.Message(vector), ("data.userEmployeeNumber", "M-1"))));
        }

        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync("/pointages/mois?mois=2024-11");

        await Assertions.Expect(session.Page.Locator("tbody tr > *")).ToHaveTextAsync(["BENALI Samia", "M-1", "", "1", "9:52"]);
        await session.PictureAsync("month");
        await session.AssertAccessibleAsync();
    }
}
