using System.Text.Json.Nodes;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Kinds;

namespace AttendanceAdmin.Connections.Webhook;

/// <summary>A receiver of signed webhooks.</summary>
internal sealed class WebhookSystem(WebhookClient client) : IForeignSystem
{
    public ConnectionKind Kind => ConnectionKind.Webhook;

    public int MostPunches => int.MaxValue;

    public string? FaultIn(JsonObject? settings) => KindSettings.FaultIn<WebhookSettings>(settings);

    public string Payload(Connection connection, IReadOnlyList<OutgoingPunch> punches) => WebhookClient.Body(connection, punches);

    public Task<Answer> SendAsync(Connection connection, IReadOnlyList<OutgoingPunch> punches, CancellationToken cancellationToken) =>
        client.SendAsync(connection, punches, cancellationToken);

    public async Task<IReadOnlyList<TestStep>> TestAsync(Connection connection, CancellationToken cancellationToken)
    {
        var exchange = await client.PingAsync(connection, cancellationToken);
        return [new TestStep("TestWebhook", exchange, exchange?.Trouble ?? Trouble.Configuration)];
    }
}
