using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AttendanceAdmin.Tests.Connections;

/// <summary>Another system over real HTTP: it keeps what it is sent, and misbehaves as it is told.</summary>
internal sealed class StubReceiver : IAsyncDisposable
{
    private readonly HeldPort port = new();
    private WebApplication? app;

    private StubReceiver()
    {
    }

    public Uri Address => new($"http://127.0.0.1:{port.Number}");

    /// <summary>How often each log id was taken.</summary>
    public ConcurrentDictionary<long, int> Taken { get; } = new();

    /// <summary>In the order in which they came, whatever was made of them.</summary>
    public ConcurrentQueue<Request> Requests { get; } = new();

    /// <summary>What it does instead of taking everything; true if it has answered itself. Log ids it takes all the same it notes by <see cref="Take"/>.</summary>
    public Func<HttpContext, Request, Task<bool>> Behave { get; set; } = (_, _) => Task.FromResult(false);

    public static async Task<StubReceiver> StartAsync()
    {
        var stub = new StubReceiver();
        await stub.UpAsync();
        return stub;
    }

    public async Task UpAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port.Number));
        app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
    }

    /// <summary>Nobody listens any more; it can come back under the same address.</summary>
    public async Task DownAsync()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    public void Take(IEnumerable<long> logIds)
    {
        foreach (var id in logIds)
        {
            Taken.AddOrUpdate(id, 1, (_, n) => n + 1);
        }
    }

    public static async Task<bool> AnswerAsync(HttpContext http, int status, string body, string type = "application/json")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        await http.Response.WriteAsync(body);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await DownAsync();
        }

        port.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = new Request(
            http.Request.Method, http.Request.Path, await reader.ReadToEndAsync(),
            http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        Requests.Enqueue(request);
        if (!await Behave(http, request))
        {
            Take(request.LogIds);
            await AnswerAsync(http, 200, """{"success":true,"status":"success"}""");
        }
    }

    internal sealed record Request(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>Wherever they stand: <c>{"attendance":[{"log_id":1}]}</c>, <c>{"log_id":1}</c>, <c>{"data":{"punches":[…]}}</c>.</summary>
        public IReadOnlyList<long> LogIds => Body.StartsWith('{') ? [.. In(JsonDocument.Parse(Body).RootElement)] : [];

        private static IEnumerable<long> In(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object when element.TryGetProperty("log_id", out var id) => [id.GetInt64()],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(m => In(m.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(In),
            _ => [],
        };
    }
}
