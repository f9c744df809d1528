using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Playwright;

namespace AttendanceAdmin.Tests.Browser;

/// <summary>One Chromium for the whole test run; every test takes a context of its own from it.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
            Timeout = (float)Patience.Limit.TotalMilliseconds,
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    internal async Task<IBrowserContext> ContextAsync(Uri web, Screen screen, string? culture = null)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = web.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            Locale = culture ?? "fr",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        return context;
    }
}

internal sealed record Screen(int Width, int Height)
{
    public static readonly Screen Desktop = new(1366, 768);

    public static readonly Screen Phone = new(390, 844);
}

/// <summary>Tests with a page to look at: <c>[Collection(BrowserTests.Name)]</c> and a constructor parameter <see cref="ChromiumBrowser"/>.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<ChromiumBrowser>
{
    public const string Name = "Browser";
}
