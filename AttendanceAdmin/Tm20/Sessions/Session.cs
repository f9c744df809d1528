using System.Net.WebSockets;

namespace AttendanceAdmin.Tm20.Sessions;

/// <summary>A terminal's connection. Sends go one after the other, whoever sends: a socket takes one at a time.</summary>
internal sealed class Session(WebSocket socket, Caller caller, TimeSpan patience) : IDisposable
{
    private static long opened;

    private readonly SemaphoreSlim sending = new(1, 1);

    /// <summary>Of two connections the one with the higher number came later.</summary>
    public long Number { get; } = Interlocked.Increment(ref opened);

    public WebSocket Socket => socket;

    public Caller Caller => caller;

    /// <summary>Null until it has said who it is.</summary>
    public int? TerminalId { get; set; }

    /// <returns>False if the other side is gone, or does not take it off our hands.</returns>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        using var slow = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        slow.CancelAfter(patience);
        await sending.WaitAsync(slow.Token);
        try
        {
            await socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, slow.Token);
            return true;
        }
        catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            return false;
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Says why and hangs up; does not wait for the other side's consent longer than a moment.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        try
        {
            using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await sending.WaitAsync(moment.Token);
            try
            {
                await socket.CloseOutputAsync(status, reason, moment.Token);
            }
            finally
            {
                sending.Release();
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // It was gone already.
        }
    }

    public void Abort() => socket.Abort();

    public void Dispose() => sending.Dispose();
}
