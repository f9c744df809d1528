using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Connections.Deliveries;

/// <summary>The real server, whose clock the test moves, with punches to deliver.</summary>
internal sealed class DeliveryScene : IAsyncDisposable
{
    private readonly HttpClient client;
    private int punches;

    private DeliveryScene(AttendanceServer server, ManualTime time)
    {
        Server = server;
        Time = time;
        client = server.ApiClient();
    }

    public AttendanceServer Server { get; }

    public ManualTime Time { get; }

    public HttpClient Client => client;

    public static async Task<DeliveryScene> StartAsync(params string[] settings)
    {
        var time = new ManualTime();
        return new DeliveryScene(await AttendanceServer.StartAsync(time, directory: null, settings), time);
    }

    /// <param name="more">Further members of the connection's JSON.</param>
    public Task<int> ConnectAsync(StubReceiver stub, string kind = "third_party", object? more = null) => ConnectAsync(client, stub.Address, kind, more);

    public static async Task<int> ConnectAsync(HttpClient client, Uri address, string kind = "third_party", object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new { name = Guid.NewGuid().ToString(), kind, base_url = address.ToString(), timeout_seconds = 60 })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        using var answer = await client.PostAsJsonAsync("/api/v1/connections", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    /// <summary>So many punches, a second apart, of twenty people.</summary>
    public async Task PunchAsync(int count, KnownTerminal? terminal = null)
    {
        var first = Time.GetUtcNow().UtcDateTime.AddDays(-1);
        var readings = Enumerable.Range(punches, count).Select(i => TestCompany.Reading(
            (100 + (i % 20)).ToString(CultureInfo.InvariantCulture), first.AddSeconds(i).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            i % 2 == 0 ? PunchDirection.In : PunchDirection.Out));
        await Server.PunchAsync(terminal, [.. readings]);
        punches += count;
    }

    /// <summary>What is due now has been tried when it returns.</summary>
    public Task RunAsync(int connectionId) => Server.Services.GetRequiredService<DeliveryRounds>().RunNowAsync(connectionId);

    /// <summary>The clock goes on, and everything that falls due meanwhile is tried.</summary>
    public async Task PassAsync(TimeSpan span, TimeSpan step, params int[] connections)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += step)
        {
            Time.Advance(step);
            foreach (var connection in connections)
            {
                await RunAsync(connection);
            }
        }
    }

    public async Task<List<Delivery>> DeliveriesAsync(int connectionId)
    {
        await using var context = await Server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        return await context.Set<Delivery>().AsNoTracking().Where(d => d.ConnectionId == connectionId).OrderBy(d => d.PunchId).ToListAsync();
    }

    public async Task<Dictionary<DeliveryState, int>> StatesAsync(int connectionId) =>
        (await DeliveriesAsync(connectionId)).CountBy(d => d.State).ToDictionary();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Server.DisposeAsync();
    }
}
