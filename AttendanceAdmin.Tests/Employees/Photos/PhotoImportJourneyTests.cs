using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Employees.Photos;

[Collection(BrowserTests.Name)]
public sealed class PhotoImportJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_batch_of_files_is_sent_judged_and_undone()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("BÉNALI Amina", "7");
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/employes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Importer des photos" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Importer des photos" })).ToBeVisibleAsync();

        await page.SetInputFilesAsync("[data-import=files]",
        [
            File("M-7.jpg", Pictures.Portrait), File("M-7-2.jpg", Pictures.Read("tiny.jpg")), File("personne.jpg", Pictures.Another(1)),
        ]);

        await Assertions.Expect(page.GetByText("Import terminé : 3 fichiers sur 3.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("La photo est trop petite (60 × 80 pixels)")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Matricule inconnu : 1" })).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync("photo-import");

        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler cet import" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Import annulé : 1 photos retirées.")).ToBeVisibleAsync();
        await session.GoToAsync("/employes");
        await Assertions.Expect(page.Locator("a.person img")).ToHaveCountAsync(0);
        Assert.Empty(session.Faults);
    }

    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "image/jpeg", Buffer = content };
}
