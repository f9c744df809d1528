using System.Net;
using System.Text;

namespace AttendanceAdmin.Demo;

/// <summary>What a server answered.</summary>
internal sealed record IclockAnswer(HttpStatusCode Status, string Body, DateTimeOffset? Date)
{
    /// <summary>200 and the word OK: what was sent may be forgotten.</summary>
    public bool IsAcknowledgement => Status == HttpStatusCode.OK && Body.StartsWith("OK", StringComparison.Ordinal);
}

/// <summary>The HTTP of a terminal: plain text, one short-lived connection for each request.</summary>
internal sealed class IclockClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { Timeout = Patience };

    public required Uri Server { get; set; }

    /// <summary>The code page the terminal writes and reads names in.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <returns>Null if nobody answered: refused, reset or out of patience.</returns>
    public Task<IclockAnswer?> GetAsync(string target, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, target, null, cancellationToken);

    /// <inheritdoc cref="GetAsync"/>
    public Task<IclockAnswer?> PostAsync(string target, string body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, target, new ByteArrayContent(Encoding.GetBytes(body)) { Headers = { ContentType = new("text/plain") } }, cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<IclockAnswer?> SendAsync(HttpMethod method, string target, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(Server, target)) { Content = content };
        request.Headers.ConnectionClose = true;
        request.Headers.TryAddWithoutValidation("User-Agent", "iClock Proxy/1.09");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return new IclockAnswer(response.StatusCode, Encoding.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken)), response.Headers.Date);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
