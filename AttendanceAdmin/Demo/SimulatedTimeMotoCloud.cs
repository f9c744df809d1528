using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace AttendanceAdmin.Demo;

/// <summary>
/// The sending side of TimeMoto Cloud: posts messages with their signature, keeps what was not acknowledged, and sends that again later in a
/// burst, in no order and some of it twice, as it was seen to do after an outage of its receiver.
/// </summary>
internal sealed class SimulatedTimeMotoCloud(Uri server, string secret) : IDisposable
{
    private const string Path = "/api/webhooks/timemoto/pointage";

    private readonly HttpClient http = new() { BaseAddress = server };
    private readonly List<string> kept = [];

    /// <summary>Messages that nobody has acknowledged yet.</summary>
    public int Kept => kept.Count;

    /// <summary>Sends a message once; it is kept if the answer is no 2xx.</summary>
    public async Task<HttpStatusCode?> SendAsync(string message, CancellationToken cancellationToken = default)
    {
        var status = await PostAsync(message, Sign(message), cancellationToken);
        if (status is not { } code || (int)code is < 200 or > 299)
        {
            kept.Add(message);
        }

        return status;
    }

    /// <summary>All that was kept at once, every third twice, shuffled; what fails again is kept again.</summary>
    /// <returns>How many messages were sent, repetitions included.</returns>
    public async Task<int> BurstAsync(Random random, CancellationToken cancellationToken = default)
    {
        string[] burst = [.. kept, .. kept.Where((_, i) => i % 3 == 0)];
        kept.Clear();
        random.Shuffle(burst);
        var statuses = await Task.WhenAll(burst.Select(m => PostAsync(m, Sign(m), cancellationToken)));
        kept.AddRange(burst.Where((_, i) => statuses[i] is not { } code || (int)code is < 200 or > 299).Distinct(StringComparer.Ordinal));
        return burst.Length;
    }

    /// <summary>To be sent in the next burst and not before: as if the receiver were away.</summary>
    public void Delay(IEnumerable<string> messages) => kept.AddRange(messages);

    /// <returns>Null if nobody answered.</returns>
    public async Task<HttpStatusCode?> PostAsync(string message, string? signature, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(message, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("TimeMoto-Signature", signature);
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public string Sign(string message) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(message)));

    public void Dispose() => http.Dispose();
}
