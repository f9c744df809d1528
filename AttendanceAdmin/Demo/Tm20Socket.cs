using System.Net.WebSockets;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AttendanceAdmin.Demo;

/// <summary>The WebSocket of a simulated TM20 terminal: one JSON object a message, answers told from commands by <c>ret</c> and <c>cmd</c>.</summary>
internal sealed class Tm20Socket : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly Func<JsonObject, Task> commanded;
    private TaskCompletionSource<JsonObject?>? awaited;
    private string awaitedVerb = "";

    private Tm20Socket(Func<JsonObject, Task> commanded) => this.commanded = commanded;

    public bool IsOpen => socket.State == WebSocketState.Open;

    /// <param name="commanded">What to do with a command of the server.</param>
    /// <returns>Null if nobody answered.</returns>
    public static async Task<Tm20Socket?> ConnectAsync(Uri server, Func<Tm20Socket, JsonObject, Task> commanded, CancellationToken cancellationToken)
    {
        Tm20Socket? opened = null;
        opened = new Tm20Socket(command => commanded(opened!, command));
        try
        {
            await opened.socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/" }.Uri, cancellationToken);
        }
        catch (WebSocketException)
        {
            opened.Dispose();
            return null;
        }

        _ = opened.ReadAsync();
        return opened;
    }

    /// <returns>Whether it went out.</returns>
    public async Task<bool> SendAsync(JsonObject message, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, Plain), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            return true;
        }
        catch (Exception fault) when (fault is WebSocketException or InvalidOperationException or IOException)
        {
            return false;
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Sends a message and waits for its answer.</summary>
    /// <returns>Null if none came in time, or the line is dead.</returns>
    public async Task<JsonObject?> AskAsync(JsonObject message, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<JsonObject?>(TaskCreationOptions.RunContinuationsAsynchronously);
        awaitedVerb = (string)message["cmd"]!;
        Volatile.Write(ref awaited, answer);
        if (!IsOpen || !await SendAsync(message, cancellationToken))
        {
            return null;
        }

        try
        {
            return await answer.Task.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
        sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (IsOpen)
            {
                var piece = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += piece.Count;
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                if (piece.EndOfMessage && length > 0)
                {
                    await TakeAsync(JsonNode.Parse(buffer.AsSpan(0, length))!.AsObject());
                    length = 0;
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or InvalidOperationException or OperationCanceledException or IOException)
        {
            // The line is dead: whoever waits for an answer hears so below.
        }

        Volatile.Read(ref awaited)?.TrySetResult(null);
    }

    private Task TakeAsync(JsonObject message)
    {
        if ((string?)message["cmd"] is not null)
        {
            return commanded(message);
        }

        if ((string?)message["ret"] == awaitedVerb)
        {
            Volatile.Read(ref awaited)?.TrySetResult(message);
        }

        return Task.CompletedTask;
    }
}
