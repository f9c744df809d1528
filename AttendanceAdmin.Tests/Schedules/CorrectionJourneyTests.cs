using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Approvals;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Schedules.Days;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Schedules;

/// <summary>What a clerk mends: a terminal that was out of order, a month closed too early, a correction that another person proposed, a bar drawn too short.</summary>
[Collection(BrowserTests.Name)]
public sealed class CorrectionJourneyTests(ChromiumBrowser browser)
{
    /// <summary>The last day of the month before this one, so that the month can be closed.</summary>
    private static readonly DateOnly Day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) is var today
        ? new DateOnly(today.Year, today.Month, 1).AddDays(-1)
        : default;

    [Fact]
    public async Task A_breakdown_is_written_down_a_month_reopened_and_a_correction_approved()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");
        var terminal = (await server.AnnounceAsync("T1"))!;
        var employee = await HireAsync(server, terminal.Id);
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();

        await WriteBreakdownDownAsync(session);
        await TerminalTellsAsync(session, server, terminal);
        await server.DaysFollowedAsync();
        await ReopenAsync(session);
        await ApproveAsync(session, server, employee);
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task A_bar_of_the_week_is_dragged_and_the_table_says_the_same()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync("/horaires/nouveau");
        var page = session.Page;
        await page.GetByLabel("Arrivée lundi").FocusAsync();
        foreach (var time in new[] { "0800", "1700", "1200", "1300" })
        {
            await page.Keyboard.TypeAsync(time);
            await page.Keyboard.PressAsync("Tab");
        }

        var bar = page.Locator(".week-shift[data-shift='0-0']");
        await bar.WaitForAsync();

        // The middle: two hours later, the break with it.
        await DragAsync(page, bar, part: 0.25, minutes: 120);
        await Assertions.Expect(page.GetByLabel("Arrivée lundi")).ToHaveValueAsync("10:00");
        await Assertions.Expect(page.GetByLabel("Départ lundi")).ToHaveValueAsync("19:00");
        await Assertions.Expect(page.GetByLabel("Fin de pause lundi")).ToHaveValueAsync("15:00");
        await Assertions.Expect(bar).ToHaveAttributeAsync("x", "600");

        // The end: an hour less.
        await DragAsync(page, bar, part: 1, minutes: -60);
        await Assertions.Expect(page.GetByLabel("Départ lundi")).ToHaveValueAsync("18:00");
        await Assertions.Expect(page.GetByLabel("Arrivée lundi")).ToHaveValueAsync("10:00");
        await page.GetByText("7 h 00 prévues").WaitForAsync();
        await session.AssertAccessibleAsync();
        Assert.Empty(session.Faults);
    }

    /// <param name="part">Where on the bar it is taken: 0 its start, 1 its end.</param>
    private static async Task DragAsync(IPage page, ILocator bar, double part, int minutes)
    {
        await bar.ScrollIntoViewIfNeededAsync();
        var box = (await bar.BoundingBoxAsync())!;
        var week = (await page.Locator(".week-picture.is-draggable").BoundingBoxAsync())!;
        var (x, y) = ((float)(box.X + 1 + (part * (box.Width - 2))), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Locator(".week-drag-label").WaitForAsync();
        await page.Mouse.MoveAsync((float)(x + (minutes * week.Width / 1440)), y, new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    /// <summary>08:00–17:00 for whoever punches at the terminal; the day before the breakdown is whole.</summary>
    private static async Task<int> HireAsync(AttendanceServer server, int terminal)
    {
        using var api = server.ApiClient();
        var before = Day.AddDays(-1);
        var employee = await IdAsync(api.PostAsJsonAsync("/api/v1/employees", new { last_name = "BENALI", first_name = "Amina", pin = "7", hire_date = before }));
        var days = Enumerable.Range(0, 7).Select(weekday => new { weekday, shifts = new[] { new { start = "08:00", end = "17:00" } } });
        var schedule = await IdAsync(api.PostAsJsonAsync("/api/v1/schedules", new { name = "Standard", effective_from = "2020-01-01", days }));
        await IdAsync(api.PostAsJsonAsync($"/api/v1/schedules/{schedule}/assignments", new { terminal_id = terminal, from = "2020-01-01" }));
        var known = server.Services.GetRequiredService<TerminalDirectory>().Find(terminal)!;
        await server.PunchAsync(known, "7", $"{before:yyyy-MM-dd} 08:00:00");
        await server.PunchAsync(known, "7", $"{before:yyyy-MM-dd} 17:00:00", PunchDirection.Out);
        return employee;
    }

    private static async Task<int> IdAsync(Task<HttpResponseMessage> answer)
    {
        using var made = await answer;
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    private static async Task WriteBreakdownDownAsync(BrowserSession session)
    {
        var page = session.Page;
        await session.GoToAsync("/journees/panne");
        await page.Locator("form.filters select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("form.filters input[type=date]").FillAsync($"{Day:yyyy-MM-dd}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Proposer" }).ClickAsync();
        await page.Locator("tbody tr", new() { HasText = "BENALI Amina" }).WaitForAsync();
        await session.PictureAsync("breakdown");
        await session.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer 2 pointage(s)" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/journees/pannes/\d+$"));
        await Assertions.Expect(page.GetByText("saisie retenue")).ToHaveCountAsync(2);
        await session.AssertAccessibleAsync();
        await session.AssertFitsAsync();
    }

    /// <summary>It comes back and delivers what it kept; its codes say nothing.</summary>
    private static async Task TerminalTellsAsync(BrowserSession session, AttendanceServer server, KnownTerminal terminal)
    {
        await server.PunchAsync(terminal, "7", $"{Day:yyyy-MM-dd} 08:04:10", PunchDirection.Unknown);
        await server.PunchAsync(terminal, "7", $"{Day:yyyy-MM-dd} 17:01:00", PunchDirection.Unknown);
        await session.Page.ReloadAsync();
        await session.AliveAsync();
        await Assertions.Expect(session.Page.GetByText("remplacé par le terminal", new() { Exact = true })).ToHaveCountAsync(2);
        await session.PictureAsync("breakdown-result");
        await session.AssertAccessibleAsync();
    }

    private static async Task ReopenAsync(BrowserSession session)
    {
        var page = session.Page;
        await session.GoToAsync($"/journees/mois?mois={Day:yyyy-MM}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clôturer le mois" }).ClickAsync();
        await page.GetByText("Clôturé par admin@example.org").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rouvrir" }).ClickAsync();
        await page.GetByText("Indiquez un motif de 1 à 500 caractères.").WaitForAsync();
        await session.AssertAccessibleAsync();
        await page.GetByLabel("Motif de réouverture").FillAsync("un pointage est venu en retard");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rouvrir" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clôturer le mois" }).WaitForAsync();
    }

    private static async Task ApproveAsync(BrowserSession session, AttendanceServer server, int employee)
    {
        await using (var desk = server.Desk())
        {
            var settings = SiteInput.Of(server.Services.GetRequiredService<SiteClock>().Settings);
            settings.TwoEyes = true;
            Assert.True((await desk.ServiceProvider.GetRequiredService<SaveSiteSettings>().RunAsync(settings, CancellationToken.None)).IsValid);
            var wish = new ManualPunch(employee, $"{Day:yyyy-MM-dd}T12:00:00", "out", "oubli");
            Assert.True((await desk.ServiceProvider.GetRequiredService<SubmitCorrection>().RunAsync(Correction.Add(wish), CancellationToken.None)).Waits);
        }

        var page = session.Page;
        await session.GoToAsync("/pointages/propositions");
        await page.Locator("tbody tr", new() { HasText = "BENALI Amina" }).WaitForAsync();
        await session.PictureAsync("proposals");
        await session.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Approuver.*BENALI Amina") }).ClickAsync();
        await page.GetByText("1 correction(s) approuvée(s).").WaitForAsync();
        await session.AssertAccessibleAsync();
        await session.GoToAsync($"/journees/{employee}/{Day:yyyy-MM-dd}");
        await page.Locator("table tbody tr", new() { HasText = "oubli" }).First.WaitForAsync();
        await session.PictureAsync("day-corrected");
        await session.AssertAccessibleAsync();
    }
}
