using System.Text;
using System.Text.RegularExpressions;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Employees;

[Collection(BrowserTests.Name)]
public sealed class ManyEmployeesJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_clerk_ticks_people_by_keyboard_moves_them_and_takes_it_back()
    {
        await using var server = await AttendanceServer.StartAsync();
        foreach (var i in Enumerable.Range(1, 4))
        {
            await server.HireAsync($"Benali{i} Amine", $"{i}", "Atelier");
        }

        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/employes");

        await page.GetByRole(AriaRole.Searchbox).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Benali1 Amine" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByText("Personnes choisies : 1")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByText("Personnes choisies : 2")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Choisir toutes celles qui correspondent" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Personnes choisies : 4")).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();

        await page.Locator(".many").GetByRole(AriaRole.Textbox, new() { Name = "Service" }).FillAsync("Dépôt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Appliquer" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Modifiées : 4. Inchangées : 0.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Dépôt" })).ToHaveCountAsync(4);
        await session.PictureAsync("employees-many");
        await session.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler cette modification" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Rétablies : 4.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Atelier" })).ToHaveCountAsync(4);
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task Of_two_clerks_at_one_record_the_second_hears_of_the_first_and_the_list_keeps_its_place()
    {
        await using var server = await AttendanceServer.StartAsync();
        var employee = await server.HireAsync("Benali Amine", "7", "Atelier");
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/employes?q=benali");
        await page.GetByRole(AriaRole.Link, new() { Name = "Benali Amine" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Prénom")).ToHaveValueAsync("Amine");
        await using (var desk = server.Desk("lina@example.org"))
        {
            await ManyEmployeesTests.EditAsync(desk, employee.Id, e => e.Post = "Chef");
        }

        await page.GetByLabel("Prénom").FillAsync("Amina");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.GetByText("lina@example.org a modifié cette fiche pendant que vous l’aviez ouverte")).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync("employee-conflict");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reprendre la fiche actuelle" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Poste")).ToHaveValueAsync("Chef");

        await page.GetByLabel("Prénom").FillAsync("Amina");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/employes\?q=benali$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Benali Amina" })).ToBeFocusedAsync();
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task Two_records_are_merged_once_the_name_is_typed_and_a_forgotten_punch_is_added_to_the_person()
    {
        await using var server = await AttendanceServer.StartAsync();
        var kept = await server.HireAsync("Benali Amine", "7", "Atelier");
        await server.HireAsync("Benalli Amine", "8");
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync($"/employes/{kept.Id}/fusionner");
        await page.GetByLabel("Fiche à abandonner").FillAsync("benalli");
        await page.GetByRole(AriaRole.Button, new() { Name = "Benalli Amine" }).ClickAsync();
        await Assertions.Expect(page.GetByText("La fusion ne s’annule pas. Pour confirmer, écrivez : Benalli Amine")).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync("employee-merge");
        var confirmation = page.GetByLabel("La fusion ne s’annule pas");
        await confirmation.FillAsync("Benali");
        await confirmation.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Ce n’est pas le nom de la fiche abandonnée")).ToBeVisibleAsync();
        await confirmation.FillAsync("Benalli Amine");
        await confirmation.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/employes/{kept.Id}$", RegexOptions.None, TimeSpan.FromSeconds(1)));

        await page.GetByRole(AriaRole.Link, new() { Name = "Ajouter un pointage…" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio)).ToBeCheckedAsync();
        await page.GetByLabel("Date et heure").FillAsync("2026-03-02T08:05");
        await page.GetByLabel("Sens").SelectOptionAsync("Out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le pointage" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Indiquez un motif, de 500 caractères au plus.")).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        await session.AssertFitsAsync();
        await page.GetByLabel("Motif").FillAsync("badge oublié");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le pointage" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Pointage du 02/03/2026 08:05 enregistré.")).ToBeVisibleAsync();
        await session.PictureAsync("punch-manual");
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir le pointage" }).ClickAsync();
        await Assertions.Expect(page.Locator(".raw-line")).ToContainTextAsync("badge oublié");
        Assert.Empty(session.Faults);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    public async Task A_faulty_file_is_mended_imported_and_taken_back(string culture)
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server, culture: culture);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/employes/import");
        await session.AssertAccessibleAsync();

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "gens.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("Matricule;Nom;Prénom;Date d’embauche\nA1;BENALI;Amine;03/04/2024\nA2;;Lina;31/02/2024\nA3;SAIDI;Zoé;05/06/2023\n"),
        });
        await page.Locator(".import-upload button[type=submit]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/employes/import/\d+$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await session.AliveAsync();
        var faulty = page.Locator(".import-rows input.invalid");
        await Assertions.Expect(faulty).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".import-day")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".import-rows tbody tr")).ToHaveCountAsync(1);
        await session.AssertAccessibleAsync();
        await session.AssertFitsAsync();
        await session.PictureAsync($"import-preview-{culture}");

        await faulty.First.FillAsync("CHERIF");
        await faulty.First.PressAsync("Enter");
        await Assertions.Expect(faulty).ToHaveCountAsync(1);
        await faulty.First.FillAsync("28/02/2024");
        await faulty.First.PressAsync("Enter");
        await Assertions.Expect(faulty).ToHaveCountAsync(0);
        await page.Locator("[data-save]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice-good")).ToBeVisibleAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync($"import-done-{culture}");

        await page.Locator(".notice-good button").First.ClickAsync();
        // It says 3 before as well; what is undone cannot be undone again, and only closing is left.
        await Assertions.Expect(page.Locator(".notice-good button")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".notice-good")).ToContainTextAsync("3");
        await session.GoToAsync("/employes");
        await Assertions.Expect(page.Locator(".empty-state")).ToBeVisibleAsync();
        Assert.Empty(session.Faults);
    }
}
