using System.Net;
using System.Net.Sockets;

namespace AttendanceAdmin.Connections.Calling;

/// <summary>
/// The sockets to other systems. What is judged is the address that is really connected to, so that a name which leads elsewhere
/// a moment later gains nothing; neither proxies nor redirects go around that.
/// </summary>
internal sealed class Wire(AddressRules rules) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxConnectionsPerServer = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = (context, cancel) => ConnectAsync(rules, context.DnsEndPoint, cancel),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public void Dispose() => client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(AddressRules rules, DnsEndPoint point, CancellationToken cancellationToken)
    {
        var found = await Dns.GetHostAddressesAsync(point.Host, cancellationToken);
        var allowed = Array.FindAll(found, rules.Allows);
        if (allowed.Length == 0 && found.Length > 0)
        {
            throw new ForbiddenAddressException(found[0]);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, point.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
