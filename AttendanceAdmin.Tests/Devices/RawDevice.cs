using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Devices;

/// <summary>An answer as it stood on the wire.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string FirstLine => Body.Split('\n')[0].TrimEnd('\r');
}

/// <summary>A socket that says exactly what it is told, as firmware does and HTTP libraries refuse to.</summary>
internal sealed class RawDevice : IDisposable
{
    private readonly TcpClient tcp;
    private readonly NetworkStream stream;

    private RawDevice(TcpClient tcp)
    {
        this.tcp = tcp;
        stream = tcp.GetStream();
    }

    public static async Task<RawDevice> ConnectAsync(Uri server)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port);
        return new RawDevice(client);
    }

    /// <summary>One request on a connection of its own.</summary>
    public static async Task<RawAnswer> AskAsync(Uri server, string request, bool closeAfterwards = false)
    {
        using var device = await ConnectAsync(server);
        await device.SendAsync(request);
        if (closeAfterwards)
        {
            device.CloseSending();
        }

        return await device.ReceiveAsync();
    }

    /// <summary>A request as terminals write it.</summary>
    public static string Request(string method, string target, string? body = null, string headers = "") =>
        $"{method} {target} HTTP/1.1\r\nHost: 192.168.1.10:8090\r\nUser-Agent: iClock Proxy/1.09\r\nConnection: close\r\nAccept: */*\r\n{headers}"
        + (body is null ? "\r\n" : $"Content-Length: {Encoding.Latin1.GetByteCount(body)}\r\n\r\n{body}");

    /// <param name="text">Each character is one byte.</param>
    public async Task SendAsync(string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    public void CloseSending() => tcp.Client.Shutdown(SocketShutdown.Send);

    public async Task<RawAnswer> ReceiveAsync()
    {
        using var patience = Patience.Begin();
        var head = await ReadHeadAsync(patience.Token);
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(l => l.Split(':', 2)).ToDictionary(p => p[0], p => p[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, patience.Token);
        var status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        return status == 100 ? await ReceiveAsync() : new RawAnswer(status, headers, Encoding.UTF8.GetString(body));
    }

    /// <summary>The status of an interim answer, which has no body.</summary>
    public async Task<int> ReceiveInterimAsync()
    {
        using var patience = Patience.Begin();
        return int.Parse((await ReadHeadAsync(patience.Token)).Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public void Dispose() => tcp.Dispose();

    private async Task<string> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
            {
                throw new IOException($"The server closed the connection after: {head}");
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
