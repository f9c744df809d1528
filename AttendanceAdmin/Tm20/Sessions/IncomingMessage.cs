using System.Buffers;
using System.Net.WebSockets;

namespace AttendanceAdmin.Tm20.Sessions;

internal enum IncomingEnd
{
    Complete,

    /// <summary>The other side said goodbye.</summary>
    Closed,
    TooBig,

    /// <summary>There is no memory for it just now.</summary>
    Busy,
}

/// <summary>
/// One message put together from its fragments, text or binary. While nothing comes it holds no memory; then it grows by doubling, within
/// what all connections may hold together.
/// </summary>
internal sealed class IncomingMessage(MessageBudget budget) : IDisposable
{
    private const int FirstBytes = 4096;

    private byte[] buffer = [];
    private int reserved;
    private int length;

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <param name="most">Bytes above which it is refused.</param>
    /// <param name="patience">From the first byte to the last; then the connection is given up.</param>
    public async Task<IncomingEnd> ReceiveAsync(WebSocket socket, int most, TimeSpan patience, CancellationToken cancellationToken)
    {
        // An empty buffer waits for news without holding any.
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
        if (first.MessageType == WebSocketMessageType.Close || first.EndOfMessage)
        {
            return first.MessageType == WebSocketMessageType.Close ? IncomingEnd.Closed : IncomingEnd.Complete;
        }

        using var slow = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        slow.CancelAfter(patience);
        while (true)
        {
            if (length == buffer.Length && !TryGrow())
            {
                return IncomingEnd.Busy;
            }

            var piece = await socket.ReceiveAsync(buffer.AsMemory(length), slow.Token);
            length += piece.Count;
            if (length > most)
            {
                return IncomingEnd.TooBig;
            }

            if (piece.MessageType == WebSocketMessageType.Close || piece.EndOfMessage)
            {
                return piece.MessageType == WebSocketMessageType.Close ? IncomingEnd.Closed : IncomingEnd.Complete;
            }
        }
    }

    public void Dispose()
    {
        budget.Release(reserved);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        (buffer, reserved, length) = ([], 0, 0);
    }

    private bool TryGrow()
    {
        var wanted = Math.Max(FirstBytes, buffer.Length * 2);
        if (!budget.TryReserve(wanted - reserved))
        {
            return false;
        }

        reserved = wanted;
        var larger = ArrayPool<byte>.Shared.Rent(wanted);
        Bytes.CopyTo(larger);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        buffer = larger;
        return true;
    }
}
