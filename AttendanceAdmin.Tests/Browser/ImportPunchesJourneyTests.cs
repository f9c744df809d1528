using System.Text;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttendanceAdmin.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ImportPunchesJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_file_with_faults_leads_to_its_result_which_is_found_again()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("Benali Amina", "7");
        await using var session = await BrowserSession.OpenAsync(browser, server);
        await session.SignInAsync();
        await session.GoToAsync("/pointages");
        var page = session.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Importer Pointages" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Depuis un fichier" })).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        await session.AssertFitsAsync();
        await session.PictureAsync("import-punches");
        await page.GetByLabel("Fichier", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = "mars.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("PIN;Date;Heure;Sens\n7;02/03/2026;08:00;Entrée\n7;02/03/2026;17:00;Sortie\n99;02/03/2026;08:10;Entrée\n;02/03/2026;08:00;Entrée\n7;demain;08:00;Entrée\n"),
        });
        await page.Locator("form[enctype] button[type=submit]").ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/pointages/import/\d+$"));
        await Expect(page.GetByRole(AriaRole.Status).GetByText("Terminé")).ToBeVisibleAsync();
        await Expect(page.Locator(".punch-import-figures")).ToContainTextAsync("Ajoutés3");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Le PIN manque." })).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        await session.AssertFitsAsync();
        await session.PictureAsync("import-punches-result");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Télécharger le résultat" }).ClickAsync());
        Assert.Contains("L’heure n’est pas lisible.", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Tous les imports" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "mars.csv" }).ClickAsync();
        await Expect(page.Locator(".punch-import-figures")).ToContainTextAsync("Rejetés2");
        Assert.Empty(session.Faults);
    }
}
