using System.Diagnostics;
using System.Text;

namespace AttendanceAdmin.Connections.Calling;

/// <summary>Makes requests of other systems in the name of a connection. What goes wrong is a value, not an exception.</summary>
internal sealed class Caller(Wire wire, ConnectionVault vault)
{
    private const int MostRedirects = 3;

    public async Task<Exchange> CallAsync(Connection connection, Call call, CancellationToken cancellationToken)
    {
        var secrets = vault.Open(connection);
        var headers = ConnectionHeaders.Of(connection, secrets);
        foreach (var (name, value) in call.Headers)
        {
            headers[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        var exchange = new Exchange(
            call.Method.Method, call.AddressAt(connection).ToString(), SecretHeaders.Shown(headers), call.Shown ?? call.Json, null, null, TimeSpan.Zero, Trouble.None, null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(connection.TimeoutSeconds));
        try
        {
            exchange = await AskAsync(exchange, call, call.AddressAt(connection), headers, limit.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && Faults.TroubleOf(fault) is { } trouble)
        {
            exchange = exchange with { Trouble = trouble, Detail = Faults.Detail(fault) };
        }

        return exchange with { Took = Stopwatch.GetElapsedTime(began), AnswerBody = Covered(exchange.AnswerBody, secrets) };
    }

    private async Task<Exchange> AskAsync(Exchange exchange, Call call, Uri address, Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        for (var hops = 0; ; hops++)
        {
            using var request = Request(call, address, headers);
            using var response = await wire.SendAsync(request, cancellationToken);
            if (Redirects.Target(response, address) is not { } target)
            {
                return await ReadAsync(exchange, response, call.MostBytes, cancellationToken);
            }

            if (hops == MostRedirects || !Redirects.MayFollow(response, call.Method, address, target))
            {
                return exchange with { Status = (int)response.StatusCode, Trouble = Trouble.Redirected, Detail = target.GetLeftPart(UriPartial.Path) };
            }

            address = target;
        }
    }

    private static HttpRequestMessage Request(Call call, Uri address, Dictionary<string, string> headers)
    {
        var request = new HttpRequestMessage(call.Method, address) { Content = call.MakeContent() };
        request.Headers.TryAddWithoutValidation("User-Agent", "AttendanceAdmin");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static async Task<Exchange> ReadAsync(Exchange exchange, HttpResponseMessage response, int most, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (read.Length < most && await body.ReadAsync(piece, cancellationToken) is var count and > 0)
        {
            read.Write(piece, 0, (int)Math.Min(count, most - read.Length));
        }

        var status = (int)response.StatusCode;
        var retryAfter = response.Headers.RetryAfter;
        return exchange with
        {
            Status = status,
            AnswerBody = Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length),
            AnswerType = response.Content.Headers.ContentType?.MediaType,
            RetryAfter = retryAfter?.Delta ?? (retryAfter?.Date - response.Headers.Date),
            Trouble = Faults.TroubleOf(status, retryAfter is not null),
        };
    }

    /// <summary>Some systems repeat in their faults what they were given.</summary>
    private static string? Covered(string? body, ConnectionSecrets secrets)
    {
        var hidden = new[] { secrets.Token, secrets.Signing, secrets.PreviousSigning }.Concat(secrets.ExtraHeaders.Where(h => SecretHeaders.Is(h.Key)).Select(h => h.Value));
        return hidden.Where(s => s?.Length > 3).Aggregate(body, (text, secret) => text?.Replace(secret!, ConnectionInput.Hidden, StringComparison.Ordinal));
    }
}
