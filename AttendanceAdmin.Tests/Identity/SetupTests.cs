using System.Net;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Identity;

public sealed class SetupTests
{
    [Fact]
    public async Task Every_page_leads_to_the_set_up_until_the_printed_code_made_an_administrator()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Setup:AdminEmail=", "Setup:AdminPassword=");
        using var browser = new WebForm(server);
        Assert.Equal("/installation", (await browser.Client.GetAsync("/terminaux")).Headers.Location!.OriginalString);
        Assert.Equal("/installation", (await browser.Client.GetAsync("/connexion")).Headers.Location!.OriginalString);

        var wrong = await SetUpAsync(browser, "WRONGONE");
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Contains("Ce code n’est pas celui", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        var code = server.Services.GetRequiredService<FirstAdministrator>().SetupCode!;
        var made = await SetUpAsync(browser, code.ToLowerInvariant());
        Assert.Equal("/connexion", made.Headers.Location!.AbsolutePath);
        var signedIn = await browser.SignInAsync("first@example.org", "a long enough one");
        Assert.Equal("/", signedIn.Headers.Location!.AbsolutePath);
        Assert.Equal("/", (await browser.Client.GetAsync("/installation")).Headers.Location!.AbsolutePath);
        Assert.False((await server.Services.GetRequiredService<FirstAdministrator>().CreateAsync(code, "second@example.org", "a long enough one")).Succeeded);
    }

    private static Task<HttpResponseMessage> SetUpAsync(WebForm browser, string code) => browser.PostAsync(
        "/installation", ("Input.Code", code), ("Input.Email", "first@example.org"), ("Input.Password", "a long enough one"), ("Input.Again", "a long enough one"));
}
