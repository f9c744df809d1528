using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Employees.AtTerminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>An administrator, a browser, and two terminals of different families that really call.</summary>
[Collection(BrowserTests.Name)]
public sealed class Tm20JourneyTests(ChromiumBrowser browser)
{
    private const string Serial = "AYTE16052143";

    [Fact]
    public async Task A_face_terminal_connects_is_approved_and_its_punch_stands_on_the_board_beside_a_WL30s()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        using var face = new SimulatedTm20Terminal(server.Tm20, Serial, TimeProvider.System);
        using var classic = new SimulatedIclockTerminal(server.Iclock, "A5KX203260068", TimeProvider.System);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/terminaux");
        await face.RegisterAsync();
        await face.PunchAsync("123456");
        await classic.HandshakeAsync();
        Assert.Equal(1, face.Flash.Unsent);

        foreach (var serial in new[] { Serial, "A5KX203260068" })
        {
            await page.GetByLabel($"Approuver le terminal {serial}").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = serial })).ToContainTextAsync("En ligne");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = Serial }).ClickAsync();
        await Expect(page.GetByText("AiF43V_v4.50").First).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync("terminal-tm20");

        await session.GoToAsync("/direct");
        Assert.True(await face.FlushAsync());
        Assert.True(await classic.PunchAsync("654321"));
        await Expect(page.GetByText("123456").First).ToBeVisibleAsync();
        await Expect(page.GetByText("654321").First).ToBeVisibleAsync();
        await session.PictureAsync("board-tm20");
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task A_photo_is_sent_to_it_and_refused_in_words()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");
        await using var session = await BrowserSession.OpenAsync(browser, server);
        using var face = new SimulatedTm20Terminal(server.Tm20, Serial, TimeProvider.System);
        face.People.Faceless.Add(42);
        await face.RegisterAsync();
        await session.SignInAsync();

        var rows = await KnowingJourneyTests.HireAsync(session, "SAÏDI", "42");

        await Expect(rows).ToHaveTextAsync([new Regex("Connu"), new Regex("aucun visage")]);
        Assert.Equal("SAÏDI", face.People.NameOf(42));
        Assert.Contains(face.CarriedOut, c => (string?)c["cmd"] == "setuserinfo" && (int?)c["backupnum"] == 50);
        await session.PictureAsync("employee-photo-refused-tm20");
        await session.GoToAsync("/terminaux");
        await session.Page.GetByRole(AriaRole.Link, new() { Name = Serial }).ClickAsync();
        await Expect(session.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Photo à transmettre" })).ToContainTextAsync("aucun visage");
        await session.AssertAccessibleAsync();
        await session.PictureAsync("terminal-tm20-photo-refused");
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task Every_command_can_be_given_from_its_page()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");
        await using var session = await BrowserSession.OpenAsync(browser, server);
        using var face = new SimulatedTm20Terminal(server.Tm20, Serial, TimeProvider.System);
        await face.RegisterAsync();
        await session.SignInAsync();
        var page = session.Page;
        await session.GoToAsync("/terminaux");
        await page.GetByRole(AriaRole.Link, new() { Name = Serial }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mettre hors service" }).ClickAsync();
        await CarriedOutAsync(face, "disabledevice");
        foreach (var form in await page.Locator(".terminal-forms summary").AllAsync())
        {
            await form.ClickAsync();
        }

        await session.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Transmettre ces réglages" }).ClickAsync();
        await Expect(page.Locator(".terminal-forms [role=alert]")).ToContainTextAsync("Réglages");

        await page.GetByLabel("Volume (0 à 10)").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Transmettre ces réglages" }).ClickAsync();
        Assert.Equal(3, (int?)(await CarriedOutAsync(face, "setdevinfo"))["volume"]);
        await page.GetByLabel("Ouverte pendant (s)").FillAsync("7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Transmettre les réglages de la porte" }).ClickAsync();
        Assert.Equal(7, (int?)(await CarriedOutAsync(face, "setdevlock"))["opendelay"]);
        await page.GetByLabel("Jours fériés, un par ligne").FillAsync("12-30 01-02 0 Fermeture annuelle");
        await page.GetByRole(AriaRole.Button, new() { Name = "Jours fériés à transmettre" }).ClickAsync();
        Assert.Equal("Fermeture annuelle", (string?)(await CarriedOutAsync(face, "setholiday"))["holidays"]![0]!["name"]);
        await page.GetByLabel("Question", new() { Exact = true }).FillAsync("Sens ?");
        await page.GetByLabel("Réponses, une par ligne").FillAsync("Entrée\nSortie");
        await page.GetByRole(AriaRole.Button, new() { Name = "Questionnaire à transmettre" }).ClickAsync();
        Assert.Equal("Sortie", (string?)(await CarriedOutAsync(face, "setquestionnaire"))["items"]![1]);
        await page.GetByLabel("PIN", new() { Exact = true }).FillAsync("42");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suspendre une personne" }).ClickAsync();
        Assert.Equal(0, (int?)(await CarriedOutAsync(face, "enableuser"))["enflag"]);
        await session.PictureAsync("terminal-tm20-forms");
        await session.AssertAccessibleAsync();
        await session.AssertFitsAsync();
        Assert.Empty(session.Faults);
    }

    private static async Task<JsonNode> CarriedOutAsync(SimulatedTm20Terminal face, string verb)
    {
        using var patience = Patience.Begin();
        while (true)
        {
            if (face.CarriedOut.FirstOrDefault(c => (string?)c["cmd"] == verb) is { } command)
            {
                return command;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
