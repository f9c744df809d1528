using System.Text.RegularExpressions;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Employees.Photos;

[Collection(BrowserTests.Name)]
public sealed class PhotoStudioJourneyTests(ChromiumBrowser browser)
{
    [Fact]
    public async Task Somebody_new_gets_a_photo_that_was_cut_by_keyboard()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/employes/nouveau");

        await page.SetInputFilesAsync("[data-photo=file]", Pictures.PathOf("portrait.jpg"));
        await Assertions.Expect(page.GetByText("Bonne photo")).ToBeVisibleAsync();
        var frame = page.Locator("[data-photo=frame]");
        await Assertions.Expect(frame).ToBeFocusedAsync();
        foreach (var key in new[] { "+", "+", "ArrowDown", "ArrowDown", "ArrowLeft" })
        {
            await page.Keyboard.PressAsync(key);
        }

        await session.AssertAccessibleAsync();
        await session.PictureAsync("photo-studio");
        await page.GetByRole(AriaRole.Button, new() { Name = "Garder cette photo" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Sera enregistrée avec la fiche.")).ToBeVisibleAsync();
        await page.GetByLabel("Nom de famille").FillAsync("BÉNALI");
        await page.GetByLabel("Prénom").FillAsync("Amina");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/employes$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var shown = page.Locator("a.person img");
        await Assertions.Expect(shown).ToBeVisibleAsync();
        await Assertions.Expect(shown).ToHaveJSPropertyAsync("complete", true);
        Assert.Equal(0.75, await shown.EvaluateAsync<double>("i => i.naturalWidth / i.naturalHeight"), 2);
        Assert.NotNull(server.Services.GetRequiredService<EmployeeDirectory>().All.Single().PhotoUrl);
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task Faulty_photos_get_their_reason_and_cannot_be_kept()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/employes/nouveau");
        var keep = page.GetByRole(AriaRole.Button, new() { Name = "Garder cette photo" });

        foreach (var (file, reason) in new[]
        {
            ("blurred.jpg", "La photo est floue"), ("dark.jpg", "La photo est trop sombre"), ("tiny.jpg", "Trop peu de détails : 60 pixels"),
        })
        {
            await page.SetInputFilesAsync("[data-photo=file]", Pictures.PathOf(file));
            await Assertions.Expect(page.GetByText(reason)).ToBeVisibleAsync();
            await Assertions.Expect(keep).ToBeDisabledAsync();
        }

        await page.SetInputFilesAsync("[data-photo=file]", new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = "not a picture"u8.ToArray() });
        await Assertions.Expect(page.GetByText("Ce fichier n’est pas une image")).ToBeVisibleAsync();
        Assert.Empty(session.Faults);
    }

    [Fact]
    public async Task Of_several_photos_one_is_chosen_and_a_removal_is_undone()
    {
        await using var server = await AttendanceServer.StartAsync();
        var employee = await server.HireAsync("BÉNALI Amina", "7");
        using var api = server.ApiClient();
        await api.PostAsync($"/api/v1/employees/{employee.Id}/photos", Pictures.Form(Pictures.Portrait));
        await api.PostAsync($"/api/v1/employees/{employee.Id}/photos", Pictures.Form(Pictures.Another(1)));
        await using var session = await BrowserSession.OpenAsync(browser, server, Screen.Phone, "ar", dark: true);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync($"/employes/{employee.Id}");
        var photos = page.Locator(".photo-list img");
        await Assertions.Expect(photos).ToHaveCountAsync(2);
        var second = await photos.Nth(1).GetAttributeAsync("src");

        await page.GetByLabel("اختيار الصورة 2").ClickAsync();
        await Assertions.Expect(photos.First).ToHaveAttributeAsync("src", second!);
        await page.GetByLabel("إزالة الصورة 1").ClickAsync();
        await Assertions.Expect(photos).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "التراجع عن الإزالة" }).ClickAsync();
        await Assertions.Expect(photos.First).ToHaveAttributeAsync("src", second!);
        await session.AssertFitsAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync("photo-studio-phone-ar");
    }

    [Fact]
    public async Task A_picture_is_dropped_pasted_and_turned()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/employes/nouveau");
        var portrait = Convert.ToBase64String(Pictures.Portrait);
        var desk = page.Locator("[data-photo=desk]");

        await StudioRunsAsync(page);
        await page.Locator("[data-photo=drop]").EvaluateAsync(GiveFile, new object[] { portrait, "drop" });
        await Assertions.Expect(page.GetByText("Bonne photo")).ToBeVisibleAsync();
        var upright = await CanvasAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tourner à droite" }).ClickAsync();
        Assert.NotEqual(upright, await CanvasAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Tourner à gauche" }).ClickAsync();
        Assert.Equal(upright, await CanvasAsync(page));

        await page.Locator("[data-photo=drop-picture]").ClickAsync();
        await Assertions.Expect(desk).ToBeHiddenAsync();
        await page.Locator("body").EvaluateAsync(GiveFile, new object[] { portrait, "paste" });
        await Assertions.Expect(desk).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Bonne photo")).ToBeVisibleAsync();
        Assert.Equal(upright, await CanvasAsync(page));
        Assert.Empty(session.Faults);
    }

    /// <summary>Until its script listens, which comes after the page itself: it shows where a file may be dropped.</summary>
    private static Task StudioRunsAsync(IPage page) => Eventually.TrueAsync(
        () => page.Locator("[data-photo=drop]").EvaluateAsync<bool>(
            "drop => { drop.dispatchEvent(new DragEvent('dragover', { cancelable: true })); return drop.classList.contains('photo-over'); }"),
        "The studio's script listens");

    /// <summary>What the browser does when somebody drops or pastes a file.</summary>
    private const string GiveFile = """
        (target, [base64, kind]) => {
          const files = new DataTransfer();
          files.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], "photo.jpg", { type: "image/jpeg" }));
          target.dispatchEvent(kind === "drop"
            ? new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true })
            : new ClipboardEvent("paste", { clipboardData: files, bubbles: true }));
        }
        """;

    private static Task<string> CanvasAsync(IPage page) => page.Locator("[data-photo=canvas]").EvaluateAsync<string>("c => c.toDataURL()");

    [Fact]
    public async Task The_camera_takes_one_too()
    {
        await using var server = await AttendanceServer.StartAsync();
        var employee = await server.HireAsync("BÉNALI Amina", "7");
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await page.Context.GrantPermissionsAsync(["camera"]);
        await session.GoToAsync($"/employes/{employee.Id}");

        await StudioRunsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Caméra" }).ClickAsync();
        await Assertions.Expect(page.Locator("video")).ToHaveJSPropertyAsync("readyState", 4);
        await page.GetByRole(AriaRole.Button, new() { Name = "Prendre la photo" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Bonne photo")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Garder cette photo" }).ClickAsync();

        await Assertions.Expect(page.Locator(".photo-list img")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByText("Photo enregistrée.")).ToBeVisibleAsync();
        Assert.Empty(session.Faults);
    }
}
