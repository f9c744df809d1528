using System.Net.Sockets;
using System.Text;

namespace AttendanceAdmin.Tests.Devices;

/// <summary>A WebSocket by hand that says what it is told and answers no ping: a terminal whose line is dead without anybody noticing.</summary>
internal sealed class DeafTm20Line : IDisposable
{
    private const byte TextFrame = 0x81;
    private const byte PingFrame = 0x89;
    private const byte Masked = 0x80;

    private readonly TcpClient client = new();

    /// <summary>Whether it was pinged before the other side hung up.</summary>
    public bool WasPinged { get; private set; }

    public static async Task<DeafTm20Line> OpenAsync(Uri server)
    {
        var line = new DeafTm20Line();
        await line.client.ConnectAsync(server.Host, server.Port);
        await line.client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET / HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        return line;
    }

    /// <param name="json">At most 125 bytes.</param>
    public async Task SendAsync(string json)
    {
        // A mask of zeros leaves the text as it is.
        byte[] frame = [TextFrame, (byte)(Masked | json.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(json)];
        await client.GetStream().WriteAsync(frame);
    }

    /// <summary>Ends when the other side has hung up.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        try
        {
            while (await client.GetStream().ReadAsync(buffer, cancellationToken) is > 0 and var length)
            {
                WasPinged |= buffer.AsSpan(0, length).IndexOf(PingFrame) >= 0;
            }
        }
        catch (IOException)
        {
            // It was not polite about it.
        }
    }

    public void Dispose() => client.Dispose();
}
