using System.Collections.Concurrent;
using AttendanceAdmin.Tests.Fixtures;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Browser;

/// <summary>
/// A person at a browser: one context with one page on one server. What the page writes to its console as an error is collected,
/// and so is what the content security policy refused.
/// </summary>
internal sealed class BrowserSession : IAsyncDisposable
{
    public const string AdminEmail = "admin@example.org";
    public const string AdminPassword = "a-good-password-1";

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> faults = [];

    private BrowserSession(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Enqueue(message.Text);
            }
        };
        page.PageError += (_, fault) => faults.Enqueue(fault);
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, failed resources and violations of the content security policy.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public static async Task<BrowserSession> OpenAsync(
        ChromiumBrowser browser, AttendanceServer server, Screen? screen = null, string culture = "fr", bool dark = false)
    {
        var own = await browser.ContextAsync(server.Web, screen ?? Screen.Desktop, culture);
        await own.AddCookiesAsync(
        [
            new Cookie { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={culture}|uic={culture}"), Url = server.Web.ToString() },
            new Cookie { Name = "attendance.theme", Value = dark ? "dark" : "light", Url = server.Web.ToString() },
        ]);
        return new BrowserSession(own, await own.NewPageAsync());
    }

    /// <summary>Signs in through the page and waits until the dashboard is alive.</summary>
    public async Task SignInAsync(string email = AdminEmail, string password = AdminPassword)
    {
        await Page.GotoAsync("/connexion");
        await Page.FillAsync("#email", email);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("button[type=submit]");
        // Who goes on before would break off the connection that is being made, which the browser notes as a fault.
        await AliveAsync();
    }

    /// <summary>Opens a page and waits until its circuit stands, so that clicks are heard.</summary>
    public async Task GoToAsync(string path)
    {
        await Page.GotoAsync(path);
        await AliveAsync();
    }

    public Task AliveAsync() => Page.WaitForSelectorAsync(".frame[data-alive]");

    /// <summary>Until the server has heard what the page told it so far.</summary>
    public Task HeardAsync() => Page.EvaluateAsync("DotNet.invokeMethodAsync('AttendanceAdmin.Tests', 'Heard')");

    /// <summary>axe finds nothing on the page as it stands.</summary>
    public async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v =>
            $"{Page.Url}: {v.Id} ({v.Impact}): {v.Help}\n" + string.Join('\n', v.Nodes.Take(5).Select(n => "    " + n.Html))).Concat(faults)));
    }

    /// <summary>The page fits the screen: nothing makes it scroll sideways.</summary>
    public async Task AssertFitsAsync()
    {
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px wider than its window");
    }

    /// <summary>Keeps a picture to look at in <c>artifacts/screenshots</c>.</summary>
    public async Task PictureAsync(string name)
    {
        var path = Path.Combine(RepositoryRoot(), "artifacts", "screenshots", name + ".png");
        await Page.ScreenshotAsync(new() { Path = path });
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "AttendanceAdmin.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("AttendanceAdmin.sln is in no directory above the tests");
        }

        return directory.FullName;
    }
}
