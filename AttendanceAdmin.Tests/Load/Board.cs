using System.Net.Http.Json;
using Microsoft.Playwright;

namespace AttendanceAdmin.Load;

/// <summary>From the POST of a punch to the card standing in a browser's page, with twenty boards open and fifty punches a second.</summary>
internal static class Board
{
    private const int Boards = 20;
    private const int PunchesPerSecond = 50;
    private const int People = 200;
    private const string Password = "a-good-password-1";
    private const string Email = "admin@example.org";
    private const string Key = "aa_load_key_with_every_scope";
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(20);

    /// <summary>Notes when the card of each person comes up; the names carry the number.</summary>
    private const string Watch =
        """
        () => {
            const standing = new Set();
            window.seen = [];
            new MutationObserver(() => {
                const now = performance.timeOrigin + performance.now();
                const people = [...document.querySelectorAll('.punch-card')].map(card => Number(/P(\d{8})/.exec(card.textContent)?.[1] ?? -1));
                for (const person of people) if (!standing.has(person)) window.seen.push([person, now]);
                standing.clear();
                people.forEach(person => standing.add(person));
            }).observe(document.querySelector('.board-strip'), { childList: true, subtree: true, characterData: true });
        }
        """;

    public static async Task RunAsync()
    {
        Console.WriteLine($"\n== From POST to card with {PunchesPerSecond} punches a second; every board is a page of one Chromium, on the same cores");
        await using var bench = await Bench.StartAsync(settings: [$"Setup:AdminEmail={Email}", $"Setup:AdminPassword={Password}", $"Setup:ApiKey={Key}"]);
        await LoadRun.HandshakeAsync(bench.Iclock, ["BOARD"]);
        await HireAsync(bench.Process.Web);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            // Twenty boards hang on twenty screens, each in front: none is a tab in the background that may wait.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows", "--disable-background-timer-throttling",
            ],
        });
        var context = await browser.NewContextAsync(new() { BaseURL = bench.Process.Web.ToString() });
        var first = await SignInAsync(context);
        await MeasureAsync(bench, first, boards: 1);
        for (var i = 1; i < Boards; i++)
        {
            await ShowAsync(await context.NewPageAsync());
        }

        await MeasureAsync(bench, first, Boards);
    }

    private static async Task MeasureAsync(Bench bench, IPage page, int boards)
    {
        await ShowAsync(page);
        await SendAsync(bench.Iclock, TimeSpan.FromSeconds(5));
        await page.EvaluateAsync(Watch);
        var processor = bench.ProcessorTime();
        var sent = await SendAsync(bench.Iclock, Stretch);
        var share = (bench.ProcessorTime() - processor) / Stretch;
        var seen = await page.EvaluateAsync<double[][]>("window.seen");

        var waits = seen.Select(s => s[1] - sent.Where(p => p.Person == s[0] && p.At <= s[1]).Select(p => p.At).DefaultIfEmpty(double.NaN).Last())
            .Where(double.IsFinite).ToList();
        var measured = new Measured(Stretch, waits, failures: 0);
        Console.WriteLine($"{boards,2} open {measured}   p95 {measured.Percentile(0.95):F0} ms (under 150 wanted)");
        Console.WriteLine($"        {waits.Count} cards of {sent.Count} punches   server {share:P0} of a core   resident {bench.ResidentMegabytes()} MB");
    }

    private static async Task HireAsync(Uri web)
    {
        using var client = new HttpClient { BaseAddress = web };
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        for (var i = 0; i < People; i++)
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/employees", new { matricule = $"M{i}", last_name = $"P{i:D8}", pin = $"{i:D8}" });
            answer.EnsureSuccessStatusCode();
        }
    }

    private static async Task<IPage> SignInAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/connexion");
        await page.FillAsync("#email", Email);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("button[type=submit]");
        await page.WaitForSelectorAsync(".frame");
        return page;
    }

    private static async Task ShowAsync(IPage page)
    {
        await page.GotoAsync("/direct");
        await page.WaitForSelectorAsync(".frame[data-alive]");
    }

    /// <returns>Who punched, and when it was sent, in milliseconds since 1970.</returns>
    private static async Task<List<(int Person, double At)>> SendAsync(Uri server, TimeSpan duration)
    {
        var sent = new List<(int, double)>();
        using var connection = new LoadConnection(server, keepAlive: false);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PunchesPerSecond));
        for (var i = 0; i < duration.TotalSeconds * PunchesPerSecond; i++)
        {
            await timer.WaitForNextTickAsync();
            var now = TimeProvider.System.GetUtcNow();
            var request = Requests.SinglePunch("BOARD", keepAlive: false);
            Requests.PatchPin(request, i % People);
            sent.Add((i % People, now.ToUnixTimeMilliseconds()));
            await connection.ExchangeAsync(request);
        }

        return sent;
    }
}
