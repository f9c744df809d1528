using System.Net.Http.Json;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Tests.Browser;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttendanceAdmin.Tests.Connections.IncomingUsers;

/// <summary>People of another system: what would change is looked at before anything does.</summary>
[Collection(BrowserTests.Name)]
public sealed class IncomingUsersJourneyTests(ChromiumBrowser browser)
{
    private const string Users = """
        {"users":[
          {"enrollid":7,"name":"BENALI Amina","department":"Atelier"},
          {"enrollid":31,"name":"NOUVEAU Paul"},
          {"enrollid":32}]}
        """;

    [Fact]
    public async Task A_clerk_sees_the_differences_with_their_reasons_and_then_takes_them_over()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var stub = await UsersStub.StartAsync();
        stub.Body = Users;
        await server.HireAsync("BENALI Amina", "7");
        await ConnectAsync(server, stub);
        await using var session = await BrowserSession.OpenAsync(browser, server);
        var page = session.Page;
        await session.SignInAsync();
        await session.GoToAsync("/connexions/personnes");

        await page.GetByRole(AriaRole.Button, new() { Name = "Voir les différences" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "NOUVEAU Paul" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Sans nom (n° 32)" })).ToContainTextAsync("n’indique pas de nom");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "BENALI Amina" })).ToContainTextAsync("Atelier");
        Assert.Single(server.Services.GetRequiredService<EmployeeDirectory>().All);
        await session.AssertAccessibleAsync();
        await session.PictureAsync("incoming-users");

        await page.Locator(".form-actions .button-primary").ClickAsync();

        await Expect(page.Locator(".form-actions .button-primary")).ToHaveCountAsync(0);
        Assert.Equal(["BENALI Amina", "NOUVEAU Paul"], server.Services.GetRequiredService<EmployeeDirectory>().All.Select(e => e.Name).Order(StringComparer.Ordinal));
        await session.AssertAccessibleAsync();
        Assert.Empty(session.Faults);
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("en", false)]
    public async Task The_differences_fit_a_phone(string culture, bool dark)
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var stub = await UsersStub.StartAsync();
        stub.Body = Users;
        await ConnectAsync(server, stub);
        await using var session = await BrowserSession.OpenAsync(browser, server, Screen.Phone, culture, dark);
        await session.SignInAsync();
        await session.GoToAsync("/connexions/personnes");
        await session.Page.Locator("form.filters button[type=submit]").ClickAsync();
        await Expect(session.Page.GetByText("NOUVEAU Paul").First).ToBeVisibleAsync();

        await session.AssertFitsAsync();
        await session.AssertAccessibleAsync();
        await session.PictureAsync($"incoming-users-phone-{culture}");
    }

    private static async Task ConnectAsync(AttendanceServer server, UsersStub stub)
    {
        using var api = server.ApiClient();
        using var made = await api.PostAsJsonAsync("/api/v1/connections", new { name = "Paie", kind = "third_party", base_url = stub.Address, users_endpoint = "users/" });
        made.EnsureSuccessStatusCode();
    }
}
