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
}
