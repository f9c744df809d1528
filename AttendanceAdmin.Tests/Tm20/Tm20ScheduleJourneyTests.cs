using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Quartz;
using static Microsoft.Playwright.Assertions;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>A week that a face terminal keeps, from its page.</summary>
[Collection(BrowserTests.Name)]
public sealed class Tm20ScheduleJourneyTests(ChromiumBrowser browser)
{
    private const string Serial = "AYTE16052144";

    [Fact]
    public async Task The_page_of_a_terminals_weeks_says_whether_it_has_them()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");
        // Nothing is sent by itself while the clerk looks.
        await (await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler()).Standby();
        using var face = new SimulatedTm20Terminal(server.Tm20, Serial, TimeProvider.System);
        Assert.True(await face.RegisterAsync());
        var (terminal, schedule) = await AssignAsync(server, face);
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        var page = session.Page;
        var badge = page.Locator("main p[role=status]");

        await session.GoToAsync($"/terminaux/{terminal}/horaires");
        await Expect(badge).ToContainTextAsync("Pas encore envoyé");
        await session.PictureAsync("terminal-week-to-send");
        await session.AssertAccessibleAsync();
        await SendAsync(page, badge);
        Assert.Equal("06:00~21:00", Opening(face));
        // Without the notice, which fades.
        await session.GoToAsync($"/terminaux/{terminal}/horaires");
        await Expect(badge).ToContainTextAsync("À jour sur le terminal");
        await session.PictureAsync("terminal-week-sent");
        await session.AssertAccessibleAsync();

        await session.GoToAsync($"/horaires/{schedule}");
        await page.GetByLabel("Départ lundi").FillAsync("1800");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.GetByText("est enregistré")).ToBeVisibleAsync();

        await session.GoToAsync($"/terminaux/{terminal}/horaires");
        await Expect(badge).ToContainTextAsync("Les horaires ont changé");
        await session.AssertAccessibleAsync();
        await SendAsync(page, badge);
        Assert.Equal("06:00~22:00", Opening(face));
        await session.AssertFitsAsync();
        Assert.Empty(session.Faults);
    }

    private static async Task SendAsync(IPage page, ILocator badge)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer au terminal" }).ClickAsync();
        await Expect(badge).ToContainTextAsync("À jour sur le terminal");
    }

    private static string? Opening(SimulatedTm20Terminal face) =>
        (string?)face.Settings.Of("devlock")!["dayzone"]![0]!["day"]![0]!["section"];

    /// <summary>A Monday from 08:00 to 17:00 for somebody whom the terminal knows.</summary>
    private static async Task<(int Terminal, int Schedule)> AssignAsync(AttendanceServer server, SimulatedTm20Terminal face)
    {
        using var api = server.ApiClient();
        var terminal = server.Services.GetRequiredService<TerminalDirectory>().All.Single(t => t.Serial == Serial).Id;
        await PostAsync("employees", new { last_name = "BENALI", pin = "7100" });
        await server.Services.GetRequiredService<TerminalCommandQueue>().UntilAsync(() => face.People.NameOf(7100) is not null);
        using var set = await api.PutAsJsonAsync($"/api/v1/terminals/{terminal}", new { schedule_dialect = "door_hours" });
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        var shift = new { start = "08:00", end = "17:00" };
        var schedule = await PostAsync("schedules", new { name = "Lundi", effective_from = "2026-01-01", days = new[] { new { weekday = 0, shifts = new[] { shift } } } });
        await PostAsync(string.Create(CultureInfo.InvariantCulture, $"schedules/{schedule}/assignments"), new { terminal_id = terminal });
        return (terminal, schedule);

        async Task<int> PostAsync(string path, object body)
        {
            using var response = await api.PostAsJsonAsync("/api/v1/" + path, body);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
            return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        }
    }
}
