using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.LiveBoard;

/// <summary>A client that speaks SignalR's JSON protocol by hand: records that end with 0x1E.</summary>
internal sealed class HubClient : IDisposable
{
    private const char RecordEnd = '\u001e';

    private readonly ClientWebSocket socket = new();
    private readonly Queue<string> records = new();
    private string rest = "";

    private HubClient()
    {
    }

    public static async Task<HubClient> ConnectAsync(Uri web, string? header = null, string? query = null)
    {
        var client = new HubClient();
        if (header is not null)
        {
            client.socket.Options.SetRequestHeader("X-Api-Key", header);
        }

        var address = new UriBuilder(web) { Scheme = "ws", Path = "/hubs/punches", Query = query is null ? "" : "access_token=" + query }.Uri;
        await client.socket.ConnectAsync(address, CancellationToken.None);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await client.ReadAsync());
        return client;
    }

    /// <summary>The next <c>punch</c> message's only argument, as it stands on the wire.</summary>
    public async Task<JsonElement> NextPunchAsync()
    {
        while (true)
        {
            var message = JsonDocument.Parse(await ReadAsync()).RootElement;
            if (message.GetProperty("type").GetInt32() == 1)
            {
                Assert.Equal("punch", message.GetProperty("target").GetString());
                return Assert.Single(message.GetProperty("arguments").EnumerateArray().ToList());
            }
        }
    }

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
    }

    private Task SendAsync(string record) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(record + RecordEnd), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<string> ReadAsync()
    {
        using var patience = Patience.Begin();
        var buffer = new byte[8192];
        while (records.Count == 0)
        {
            var result = await socket.ReceiveAsync(buffer, patience.Token);
            Assert.NotEqual(WebSocketMessageType.Close, result.MessageType);
            var parts = (rest + Encoding.UTF8.GetString(buffer, 0, result.Count)).Split(RecordEnd);
            rest = parts[^1];
            foreach (var record in parts[..^1])
            {
                records.Enqueue(record);
            }
        }

        return records.Dequeue();
    }
}
