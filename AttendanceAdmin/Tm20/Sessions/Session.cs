using System.Net.WebSockets;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Sessions;

/// <summary>A terminal's connection. Sends go one after the other, whoever sends: a socket takes one at a time.</summary>
internal sealed class Session(WebSocket socket, Caller caller, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly SemaphoreSlim news = new(0);
    private Awaited? awaited;

    public WebSocket Socket => socket;

    public Caller Caller => caller;

    /// <summary>Null until it has said who it is.</summary>
    public int? TerminalId { get; set; }

    /// <summary>Whether it was told to send whom somebody enrols there; null before it was told anything.</summary>
    public bool? TakesEnrolments { get; set; }

    public bool IsOpen => socket.State == WebSocketState.Open;

    /// <summary>There may be something in the queue. Nothing happens if the line has ended meanwhile, for who rings may serve another.</summary>
    public void Ring()
    {
        try
        {
            if (news.CurrentCount == 0)
            {
                news.Release();
            }
        }
        catch (ObjectDisposedException)
        {
            // The next line asks the queue by itself.
        }
    }

    /// <summary>Waits until it is rung for, or that long.</summary>
    public Task NewsAsync(TimeSpan most, CancellationToken cancellationToken) => news.WaitAsync(most, cancellationToken);

    /// <summary>Says something and waits for its answer; one at a time.</summary>
    /// <returns>Null if none came in time, or the line is dead.</returns>
    public async Task<DeviceMessage?> AskAsync(string verb, ReadOnlyMemory<byte> json, TimeSpan most, CancellationToken cancellationToken)
    {
        var question = new Awaited(verb);
        Volatile.Write(ref awaited, question);
        try
        {
            return await SendAsync(json, cancellationToken) ? await question.Reply.Task.WaitAsync(most, cancellationToken) : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            Volatile.Write(ref awaited, null);
        }
    }

    /// <summary>An answer came; what nobody waits for is dropped.</summary>
    public void HandOver(DeviceMessage reply, ReadOnlyMemory<byte> bytes)
    {
        if (Volatile.Read(ref awaited) is { } question && question.IsAnsweredBy(reply))
        {
            // The bytes belong to the reader, who goes on.
            question.Reply.TrySetResult(DeviceMessage.Read(bytes.ToArray()));
        }
    }

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

    public void Dispose()
    {
        sending.Dispose();
        news.Dispose();
    }

    private sealed class Awaited(string verb)
    {
        public TaskCompletionSource<DeviceMessage?> Reply { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The documents answer a failing getdevlock by setdevlock.</summary>
        public bool IsAnsweredBy(DeviceMessage reply) =>
            string.Equals(reply.Reply, verb, StringComparison.OrdinalIgnoreCase)
            || (verb.StartsWith("get", StringComparison.Ordinal) && string.Equals(reply.Reply, "set" + verb[3..], StringComparison.OrdinalIgnoreCase));
    }
}
