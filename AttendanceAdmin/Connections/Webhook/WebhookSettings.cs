namespace AttendanceAdmin.Connections.Webhook;

internal sealed record WebhookSettings
{
    /// <summary>The name of the event in the message.</summary>
    public string EventType { get; init; } = "punches.recorded";
}
