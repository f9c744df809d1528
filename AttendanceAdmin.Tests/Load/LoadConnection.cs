using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AttendanceAdmin.Load;

/// <summary>One terminal's end of the wire, on a bare socket: HttpClient would cost more than the server that is measured.</summary>
internal sealed class LoadConnection(Uri server, bool keepAlive) : IDisposable
{
    private readonly IPEndPoint address = new(IPAddress.Loopback, server.Port);
    private readonly byte[] buffer = new byte[4096];
    private Socket? socket;

    /// <summary>Sends and reads the whole answer.</summary>
    /// <returns>Milliseconds from before the connection to the last byte; negative if the answer was not 200 OK.</returns>
    public async ValueTask<double> ExchangeAsync(ReadOnlyMemory<byte> request)
    {
        var began = Stopwatch.GetTimestamp();
        if (socket is null)
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(address);
        }

        while (request.Length > 0)
        {
            request = request[await socket.SendAsync(request)..];
        }

        var good = await ReadAnswerAsync(socket);
        if (!keepAlive || !good)
        {
            Dispose();
        }

        var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return good ? milliseconds : -milliseconds;
    }

    public void Dispose()
    {
        socket?.Dispose();
        socket = null;
    }

    private async ValueTask<bool> ReadAnswerAsync(Socket from)
    {
        var read = 0;
        while (true)
        {
            var more = await from.ReceiveAsync(buffer.AsMemory(read));
            read += more;
            if (Length(buffer.AsSpan(0, read)) is { } length && read >= length)
            {
                return buffer.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8);
            }

            if (more == 0 || read == buffer.Length)
            {
                return false;
            }
        }
    }

    /// <summary>Of the whole answer, head and body; null while its head is not complete.</summary>
    private static int? Length(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        var at = answer.IndexOf("Content-Length: "u8);
        return head >= 0 && at >= 0 && Utf8Parser.TryParse(answer[(at + 16)..], out int body, out _) ? head + 4 + body : null;
    }
}
