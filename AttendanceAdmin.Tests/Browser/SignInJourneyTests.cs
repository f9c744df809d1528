using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class SignInJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task An_administrator_signs_in_and_sees_the_dashboard()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);

        await session.Page.GotoAsync("/");
        Assert.Contains("/connexion", session.Page.Url, StringComparison.Ordinal);
        await session.PictureAsync("sign-in");
        await session.AssertAccessibleAsync();

        await session.SignInAsync();
        await session.AliveAsync();

        Assert.Equal("Tableau de bord", await session.Page.TextContentAsync("h1"));
        await session.PictureAsync("dashboard");
        await session.AssertAccessibleAsync();
        Assert.Empty(session.Faults);
    }
}
