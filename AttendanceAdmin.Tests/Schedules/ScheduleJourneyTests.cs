using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Schedules.Days;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Playwright;
using Radzen.Documents.Spreadsheet;

namespace AttendanceAdmin.Tests.Schedules;

/// <summary>From a schedule typed by keyboard to a month that is closed, printed and exported.</summary>
[Collection(BrowserTests.Name)]
public sealed class ScheduleJourneyTests(ChromiumBrowser browser)
{
    /// <summary>The last day of the month before this one, so that the month can be closed.</summary>
    private static readonly DateOnly Day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) is var today
        ? new DateOnly(today.Year, today.Month, 1).AddDays(-1)
        : default;

    private static readonly string Month = Day.ToString("yyyy-MM", null);

    [Fact]
    public async Task A_clerk_types_a_schedule_mends_a_forgotten_exit_and_closes_the_month()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        using var hired = await api.PostAsJsonAsync("/api/v1/employees", new { last_name = "BENALI", first_name = "Amina", pin = "7", hire_date = Day });
        var employee = (await hired.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();

        await TypeScheduleAsync(session);
        await AssignAsync(session);
        await server.PunchAsync(await server.AnnounceAsync("T1"), "7", $"{Day:yyyy-MM-dd} 08:02:41");
        await server.DaysFollowedAsync();

        await LookAtDayAsync(session, employee, "sortie manquante");
        await MendAsync(session);
        await server.DaysFollowedAsync();
        await LookAtDayAsync(session, employee, "retard");
        await CloseAsync(session);
        await PrintAsync(session, employee);
        await ExportAsync(session);
        await TellPayrollAsync(session);
        Assert.Empty(session.Faults);
    }

    private static async Task TypeScheduleAsync(BrowserSession session)
    {
        var page = session.Page;
        await session.GoToAsync("/horaires");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/horaires/nouveau$"));
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Standard");
        await page.GetByLabel("En vigueur du").FillAsync("2020-01-01");
        await page.GetByLabel("Arrivée lundi").FocusAsync();
        foreach (var time in new[] { "0800", "17h", "12:00", "1300" })
        {
            await page.Keyboard.TypeAsync(time);
            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(page.GetByLabel("Fin de pause lundi")).ToHaveValueAsync("13:00");
        await page.GetByLabel("Copier lundi vers").SelectOptionAsync("all");
        await Assertions.Expect(page.GetByLabel("Départ dimanche")).ToHaveValueAsync("17:00");
        await page.GetByText("56 h 00 prévues").WaitForAsync();

        // A clash is said while one types.
        await page.GetByLabel("Départ mardi").FillAsync("0900");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".grid-faults", new() { HasText = "mardi : La pause 12:00–13:00" }).WaitForAsync();
        await page.GetByLabel("Départ mardi").FillAsync("1700");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".grid-faults")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/horaires/\d+$"));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Attribué à" }).WaitForAsync();
        await session.PictureAsync("schedule");
        await session.AssertAccessibleAsync();
    }

    private static async Task AssignAsync(BrowserSession session)
    {
        var page = session.Page;
        await page.GetByPlaceholder("Nom ou matricule").FillAsync("benali");
        await Assertions.Expect(page.Locator(".employee-picker select")).ToHaveValueAsync(new Regex("^[0-9]+$"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Attribuer", Exact = true }).ClickAsync();
        await page.GetByText("L’horaire est attribué.").WaitForAsync();
    }

    private static async Task LookAtDayAsync(BrowserSession session, int employee, string anomaly)
    {
        await session.GoToAsync($"/journees/{employee}/{Day:yyyy-MM-dd}");
        var page = session.Page;
        await page.Locator(".day-head", new() { HasText = anomaly }).WaitForAsync();
        await page.Locator(".day-why li", new() { HasText = "Standard" }).First.WaitForAsync();
        await session.PictureAsync("day-" + anomaly.Split(' ')[0]);
        await session.AssertAccessibleAsync();
        await session.AssertFitsAsync();
    }

    private static async Task MendAsync(BrowserSession session)
    {
        var page = session.Page;
        await session.GoToAsync($"/journees?mois={Month}");
        await page.Locator("tbody tr", new() { HasText = "BENALI Amina" }).WaitForAsync();
        await session.PictureAsync("inbox");
        await session.AssertAccessibleAsync();
        await page.Locator("[data-mend]").FillAsync("1700");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("1 pointage(s) ajouté(s).").WaitForAsync();
        await page.GetByText("Rien à traiter").WaitForAsync();
    }

    private static async Task CloseAsync(BrowserSession session)
    {
        var page = session.Page;
        await session.GoToAsync($"/journees/mois?mois={Month}");
        await page.Locator(".month-grid tbody tr", new() { HasText = "BENALI Amina" }).WaitForAsync();
        await session.PictureAsync("month");
        await session.AssertAccessibleAsync();
        await session.AssertFitsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clôturer le mois" }).ClickAsync();
        await page.GetByText("Clôturé par admin@example.org").WaitForAsync();
    }

    private static async Task PrintAsync(BrowserSession session, int employee)
    {
        var page = session.Page;
        await session.GoToAsync($"/journees/{employee}/releve?mois={Month}");
        await page.Locator(".statement tfoot", new() { HasText = "7 h 58" }).WaitForAsync();
        await session.PictureAsync("statement");
        await session.AssertAccessibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator(".frame-side").IsVisibleAsync());
        await session.PictureAsync("statement-print");
        Assert.True((await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })).AsSpan().StartsWith("%PDF"u8));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task ExportAsync(BrowserSession session)
    {
        var page = session.Page;
        await session.GoToAsync($"/rapports/mois?mois={Month}");
        await session.PictureAsync("month-reports");
        await session.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Totaux par employé XLSX" }).ClickAsync();
        var ready = page.GetByRole(AriaRole.Link, new() { Name = $"Télécharger totaux-{Month}" });
        await ready.WaitForAsync();
        await session.AssertAccessibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => ready.ClickAsync());
        await using var sent = await download.CreateReadStreamAsync();
        using var file = new MemoryStream();
        await sent.CopyToAsync(file);
        file.Position = 0;
        var sheet = Workbook.LoadFromStream(file).Sheets[0];
        Assert.Equal("BENALI Amina", sheet.Cells[1, 1].Value);
        Assert.Equal(478d, Convert.ToDouble(sheet.Cells[1, 6].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task TellPayrollAsync(BrowserSession session)
    {
        var page = session.Page;
        await session.GoToAsync("/rapports/paie/nouveau?depuis=sage");
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Cabinet");
        await page.GetByLabel("Titre de la colonne 1").FillAsync("MAT");
        await page.GetByRole(AriaRole.Button, new() { Name = "Descendre la colonne 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Actualiser l’aperçu" }).ClickAsync();
        await page.Locator(".payroll-preview", new() { HasText = "Constante;MAT;Valeur" }).WaitForAsync();
        await session.AssertAccessibleAsync();
        await page.Locator("[data-save]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/rapports/paie$"));

        await session.GoToAsync($"/rapports/mois?mois={Month}");
        await page.Locator("label:has-text('Format') select").SelectOptionAsync("Cabinet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Paie CSV" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Télécharger paie-{Month}" }).WaitForAsync();
        await page.GetByText("(Cabinet)").First.WaitForAsync();
        await page.SetViewportSizeAsync(390, 844);
        await session.AssertFitsAsync();
        await session.AssertAccessibleAsync();
        await page.SetViewportSizeAsync(1366, 768);

        await session.GoToAsync($"/journees/mois?mois={Month}");
        await page.GetByText("Rien n’a changé depuis pour ces personnes.").WaitForAsync();
        await session.AssertAccessibleAsync();
        await session.GoToAsync("/journees/heures-supplementaires");
        await page.GetByRole(AriaRole.Button, new() { Name = "France" }).ClickAsync();
        await page.Locator("[data-save]").ClickAsync();
        await page.GetByText("est clôturé : choisissez une date après sa fin").Or(page.GetByText("Les tranches sont enregistrées.")).First.WaitForAsync();
        await session.AssertAccessibleAsync();
    }
}
