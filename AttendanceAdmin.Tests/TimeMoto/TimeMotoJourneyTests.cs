using System.Net;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.TimeMoto;

[Collection(BrowserTests.Name)]
public sealed class TimeMotoJourneyTests(ChromiumBrowser browser)
{
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

        Assert.Equal(["BENALI Samia", "M-1", "", "1", "9:52"], await session.Page.Locator("tbody tr > *").AllInnerTextsAsync());
        await session.PictureAsync("month");
        await session.AssertAccessibleAsync();
    }
}
