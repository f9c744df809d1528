using System.Net;
using System.Text.RegularExpressions;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Identity;

/// <summary>A browser without a screen: fetches a page, fills its form, posts it, keeps cookies, follows nothing.</summary>
internal sealed class WebForm : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    public WebForm(AttendanceServer server) => Client = new HttpClient(handler) { BaseAddress = server.Web };

    public HttpClient Client { get; }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await Client.GetStringAsync(path);
        var hidden = Regex.Matches(page, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        return await Client.PostAsync(path, new FormUrlEncodedContent([.. hidden, .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string path = "/connexion") =>
        PostAsync(path, ("Input.Email", email), ("Input.Password", password));

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }
}
