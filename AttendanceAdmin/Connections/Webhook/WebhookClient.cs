using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Kinds;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Connections.Webhook;

/// <summary>
/// Standard Webhooks 1.0:
/// <code>
/// webhook-id: aa-3-9f…          the same when it is sent again
/// webhook-timestamp: 1772438400
/// webhook-signature: v1,BASE64(HMAC-SHA256(secret, "{id}.{timestamp}.{body}"))   one more, after a space, while a secret is being changed over
/// {"type":"punches.recorded","timestamp":"2026-03-02T07:00:01Z","data":{"punches":[{"log_id":4711,…}]}}
/// 2xx: taken, unless the answer says otherwise
/// </code>
/// </summary>
internal sealed class WebhookClient(Caller caller, ConnectionVault vault, TimeProvider time)
{
    public static string Body(Connection connection, IReadOnlyList<OutgoingPunch> punches) => JsonSerializer.Serialize(
        new
        {
            Type = KindSettings.Of<WebhookSettings>(connection).EventType,
            Timestamp = punches.Max(p => p.Punch.ReceivedAt),
            Data = new { Punches = punches.Select(Shape) },
        },
        KindSettings.Json);

    public async Task<Answer> SendAsync(Connection connection, IReadOnlyList<OutgoingPunch> punches, CancellationToken cancellationToken)
    {
        var id = IdempotencyKey.Of(connection, punches);
        return await CallAsync(connection, id, Body(connection, punches), cancellationToken) is { } exchange
            ? AnswerReading.Of(exchange, [.. punches.Select(p => p.LogId)])
            : new Answer.Not(NothingSent(connection), Trouble.Configuration, null);
    }

    /// <returns>Null if there is no secret to sign with.</returns>
    public Task<Exchange?> PingAsync(Connection connection, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = string.Create(CultureInfo.InvariantCulture, $"aa-{connection.Id}-test-{now.ToUnixTimeMilliseconds()}");
        return CallAsync(connection, id, JsonSerializer.Serialize(new { Type = "connection.test", Timestamp = now, Data = new { } }, KindSettings.Json), cancellationToken);
    }

    private async Task<Exchange?> CallAsync(Connection connection, string id, string body, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var secrets = vault.Open(connection);
        string?[] keys = [secrets.Signing, secrets.PreviousUntil > now ? secrets.PreviousSigning : null];
        if (keys[0] is null)
        {
            return null;
        }

        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return await caller.CallAsync(connection, Call.Post(connection.AttendanceEndpoint ?? "", body) with
        {
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["webhook-id"] = id,
                ["webhook-timestamp"] = timestamp,
                ["webhook-signature"] = string.Join(' ', keys.OfType<string>().Select(k => Sign(k, $"{id}.{timestamp}.{body}"))),
                [IdempotencyKey.Header] = id,
            },
        }, cancellationToken);
    }

    private static string Sign(string secret, string content) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes(content)));

    private static Exchange NothingSent(Connection connection) => new(
        "POST", connection.BaseAddress, [], null, null, null, TimeSpan.Zero, Trouble.Configuration, null);

    private static object Shape(OutgoingPunch punch) => new
    {
        punch.LogId,
        TerminalSerial = punch.Terminal?.Serial,
        TerminalName = punch.Terminal?.DisplayName,
        punch.Punch.Pin,
        punch.Punch.EmployeeId,
        EmployeeName = punch.Employee?.Name,
        punch.Employee?.Matricule,
        LocalTime = punch.Punch.LocalTime,
        punch.Punch.TimeZone,
        punch.Punch.Instant,
        Direction = PunchWords.Of(punch.Punch.Direction),
        punch.Punch.StatusCode,
        punch.Punch.VerifyCode,
        Source = PunchWords.Of(punch.Punch.Source),
        punch.Punch.ReceivedAt,
    };
}
