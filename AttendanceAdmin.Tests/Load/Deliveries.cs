using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AttendanceAdmin.Load;

/// <summary>100,000 punches that wait leave for a system that takes 50 ms to answer; in under three minutes, and with less than 100 MB more memory.</summary>
internal static class Deliveries
{
    private const int Punches = 100_000;
    private const string Key = "aa_load_key_with_every_scope";
    private static readonly TimeSpan Answering = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync()
    {
        Console.WriteLine($"\n== {Punches:N0} pending punches to a system that answers in {Answering.TotalMilliseconds:F0} ms, a hundred a request");
        await using var bench = await Bench.StartAsync(settings: [$"Setup:ApiKey={Key}"]);
        await LoadRun.HandshakeAsync(bench.Iclock, ["DELIVERY"]);
        await FillAsync(bench.Iclock);
        foreach (var parallel in new[] { 1, 4 })
        {
            await MeasureAsync(bench, parallel);
        }
    }

    private static async Task MeasureAsync(Bench bench, int parallel)
    {
        var taken = 0;
        await using var stub = await StubAsync(count => Interlocked.Add(ref taken, count));
        using var client = new HttpClient { BaseAddress = bench.Process.Web };
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        var before = bench.ResidentMegabytes();
        var most = before;
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/connections", new { name = $"load-{parallel}", base_url = stub.Urls.Single(), parallel, send_from = (string?)null });
        answer.EnsureSuccessStatusCode();
        while (taken < Punches)
        {
            await Task.Delay(200);
            most = Math.Max(most, bench.ResidentMegabytes());
        }

        var took = Stopwatch.GetElapsedTime(began);
        Console.WriteLine($"{parallel} at a time: {took.TotalSeconds,6:F1} s   resident {before} → {most} MB at most   {taken - Punches} sent twice");
    }

    private static async Task FillAsync(Uri iclock)
    {
        using var client = new HttpClient { BaseAddress = iclock };
        var first = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Unspecified);
        foreach (var piece in Enumerable.Range(0, Punches).Chunk(5000))
        {
            var lines = string.Concat(piece.Select(i => string.Create(
                CultureInfo.InvariantCulture, $"{1000 + (i % 500)}\t{first.AddSeconds(i * 7):yyyy-MM-dd HH:mm:ss}\t{i % 2}\t15\t0\t0\n")));
            using var answer = await client.PostAsync("/iclock/cdata?SN=DELIVERY&table=ATTLOG&Stamp=1", new StringContent(lines));
            answer.EnsureSuccessStatusCode();
        }
    }

    private static async Task<WebApplication> StubAsync(Action<int> took)
    {
        // Empty: the settings of the directory it is started in name the application's own ports.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync();
            await Task.Delay(Answering);
            took(body.Split("\"log_id\"").Length - 1);
            await http.Response.WriteAsync("""{"success":true}""");
        });
        await app.StartAsync();
        return app;
    }
}
