using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Devices;

/// <summary>A WebSocket that says exactly what it is told.</summary>
internal sealed class Tm20Line : IDisposable
{
    private readonly ClientWebSocket socket = new();

    public ClientWebSocket Socket => socket;

    public static async Task<Tm20Line> OpenAsync(Uri server, string path = "/", Action<ClientWebSocketOptions>? dress = null)
    {
        var line = new Tm20Line();
        dress?.Invoke(line.socket.Options);
        await line.socket.ConnectAsync(new Uri(new UriBuilder(server) { Scheme = "ws" }.Uri, path), CancellationToken.None);
        return line;
    }

    /// <summary>Opens and says who it is.</summary>
    public static async Task<Tm20Line> RegisteredAsync(Uri server, string serial)
    {
        var line = await OpenAsync(server);
        Assert.True((await line.AskAsync($$"""{"cmd":"reg","sn":"{{serial}}"}""")).GetProperty("result").GetBoolean());
        return line;
    }

    /// <summary>How the server hung up; for whoever looks for the reason.</summary>
    private string farewell = "";

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text, bool last = true) =>
        socket.SendAsync(bytes, type, last, CancellationToken.None);

    public async Task<JsonElement> AskAsync(string text)
    {
        await SendAsync(text);
        return await ReceiveAsync();
    }

    /// <summary>For when the server may have something of its own to say; that is passed over.</summary>
    public async Task<JsonElement> AskAmidCommandsAsync(string text)
    {
        await SendAsync(text);
        while (true)
        {
            var message = await ReceiveAsync();
            if (message.TryGetProperty("ret", out _))
            {
                return message;
            }
        }
    }

    public async Task<JsonElement> ReceiveAsync() =>
        await TryReceiveAsync() is { } text ? JsonDocument.Parse(text).RootElement : throw new IOException($"The server hung up: {farewell}");

    /// <returns>Null if the server hung up.</returns>
    public async Task<string?> TryReceiveAsync()
    {
        using var patience = Patience.Begin();
        var text = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var piece = await socket.ReceiveAsync(buffer, patience.Token);
                await text.WriteAsync(buffer.AsMemory(0, piece.Count), patience.Token);
                if (piece.MessageType == WebSocketMessageType.Close)
                {
                    farewell = $"{socket.CloseStatus} {socket.CloseStatusDescription}";
                    return null;
                }

                if (piece.EndOfMessage)
                {
                    return Encoding.UTF8.GetString(text.ToArray());
                }
            }
        }
        catch (WebSocketException fault)
        {
            farewell = fault.ToString();
            return null;
        }
    }

    public void Dispose() => socket.Dispose();
}
