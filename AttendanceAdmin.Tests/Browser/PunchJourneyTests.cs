using System.Text;
using System.Text.RegularExpressions;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class PunchJourneyTests(ChromiumBrowser browser)
{
    private const string Serial = "A5KX203260068";

    [Fact]
    public async Task A_punch_appears_on_the_board_without_reload_and_is_found_in_the_list()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");
        await server.HireAsync("Benali Amina", "7", "Atelier");
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync("/direct");
        var page = session.Page;
        Assert.Equal(0, await page.Locator("[data-punch]").CountAsync());

        await PostAsync(server, $"7\t{server.FromNow(TimeSpan.Zero)}\t0\t15\t0\t0");

        await page.Locator("[data-punch='1']", new() { HasText = "Benali Amina" }).WaitForAsync();
        await page.Locator(".board-person", new() { HasText = "Benali Amina" }).WaitForAsync();
        await PostAsync(server, $"0099\t{server.FromNow(TimeSpan.FromSeconds(1))}\t255\t15\t0\t0");
        await page.Locator("[data-punch='2']", new() { HasText = "PIN inconnu" }).WaitForAsync();

        await page.Locator(".frame-nav").GetByText("Pointages").ClickAsync();
        await page.Locator("tbody tr").First.WaitForAsync();
        // The frame puts the focus on the title of a new page; nobody types before that.
        await page.Locator("h1:focus", new() { HasText = "Pointages" }).WaitForAsync();
        await page.GetByLabel("Personne").FillAsync("amina");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rechercher" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/pointages\?person=amina$"));
        await page.Locator("tbody tr", new() { HasText = "Benali Amina" }).Locator("a.when").ClickAsync();
        await page.Locator(".raw-line", new() { HasText = "15" }).WaitForAsync();
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task A_punch_is_ignored_with_a_reason_and_restored()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.PunchAsync(await server.AnnounceAsync(Serial), "7", server.FromNow(TimeSpan.Zero));
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync("/pointages/1");
        var page = session.Page;

        await page.GetByText("Ignorer ce pointage").ClickAsync();
        await page.GetByText("Indiquez un motif").WaitForAsync();
        await page.GetByLabel("Motif").FillAsync("badgé deux fois");
        await page.GetByText("Ignorer ce pointage").ClickAsync();
        await page.GetByText("Ignoré par admin@example.org").WaitForAsync();
        await session.PictureAsync("punch-ignored");
        await page.GetByText("Rétablir ce pointage").ClickAsync();
        await page.GetByText("Le pointage compte de nouveau.").WaitForAsync();
    }

    [Fact]
    public async Task The_search_is_downloaded_and_the_page_says_how_far_it_is()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.PunchAsync(await server.AnnounceAsync(Serial), "7", server.FromNow(TimeSpan.Zero));
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync("/pointages?pin=7");
        var page = session.Page;
        await page.GetByText("Exporter").ClickAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Télécharger en CSV").ClickAsync());

        await page.GetByText("Export terminé : 1 lignes").WaitForAsync();
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Encoding.UTF8);
        Assert.Equal(2, lines.Length);
        Assert.Contains(";7;", lines[1], StringComparison.Ordinal);
        Assert.Equal("pointages.csv", download.SuggestedFilename);
    }

    [Theory]
    [InlineData("fr", false, false)]
    [InlineData("en", true, false)]
    [InlineData("ar", false, true)]
    [InlineData("fr", true, true)]
    public async Task The_pages_are_accessible_and_fit(string culture, bool dark, bool phone)
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");
        await FillAsync(server);
        await using var session = await BrowserSession.OpenAsync(browser, server, phone ? Screen.Phone : Screen.Desktop, culture, dark);
        await session.SignInAsync();
        foreach (var (path, name) in new[]
        {
            ("/direct", "board"), ("/direct?show=unknown", "board-unknown"), ("/pointages", "punches"), ("/pointages?person=nobody", "punches-none"),
            ("/pointages/1", "punch"), ("/pointages/quarantaine", "quarantine"), ("/rapports/pointages", "export"),
        })
        {
            await session.GoToAsync(path);
            await session.PictureAsync($"{name}-{culture}-{(dark ? "dark" : "light")}-{(phone ? "phone" : "desktop")}");
            await session.AssertAccessibleAsync();
            await session.AssertFitsAsync();
        }

        Assert.Empty(session.Faults);
    }

    private static async Task PostAsync(AttendanceServer server, string line)
    {
        using var terminal = new HttpClient { BaseAddress = server.Iclock };
        await terminal.GetAsync($"/iclock/cdata?SN={Serial}&options=all&pushver=3.0.1&language=70");
        var answer = await terminal.PostAsync($"/iclock/cdata?SN={Serial}&table=ATTLOG&Stamp=1", new StringContent(line + "\n", Encoding.ASCII));
        Assert.StartsWith("OK", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task FillAsync(AttendanceServer server)
    {
        string[] people = ["Benali Amina", "Cherif Karim", "Haddad Yasmine", "Mansouri Nadir-Abdelkader", "Saidi Lina", "Zerrouki Omar"];
        var (gate, depot) = (await server.AnnounceAsync(Serial), await server.AnnounceAsync("CJ7H212460011"));
        foreach (var (i, name) in people.Index())
        {
            await server.HireAsync(name, $"{i + 1}", i % 2 == 0 ? "Atelier" : "Administration générale");
            await server.PunchAsync(i % 3 == 0 ? depot : gate, $"{i + 1}", server.FromNow(TimeSpan.FromMinutes(-20 + i)));
        }

        await server.PunchAsync(gate, "2", server.FromNow(TimeSpan.FromMinutes(-3)), PunchDirection.BreakOut);
        await server.PunchAsync(gate, "3", server.FromNow(TimeSpan.FromMinutes(-2)), PunchDirection.Unknown);
        await server.PunchAsync(depot, "0099", server.FromNow(TimeSpan.FromMinutes(-1)), PunchDirection.Out);
        await server.PunchAsync(depot, "4", "2000-01-01 00:00:12");
        server.Services.GetRequiredService<TerminalPresence>().Heard(gate.Id, "192.0.2.7").HearPunches(TimeProvider.System.GetUtcNow());
        await server.Services.GetRequiredService<PunchIntake>().RecordAsync(new IntakeBatch(
            depot, PunchSource.Iclock, "ATTLOG", [], [new UnreadableLine("12\tnot a time\t0\t1"u8.ToArray(), QuarantineReason.BadTime)], []));
    }
}
