using System.Text.Json;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>The words of the API and of addresses.</summary>
internal static class DeliveryWords
{
    /// <summary>What was given up is dead; who did it and why is told beside it.</summary>
    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Pending => "pending",
        DeliveryState.Sent => "sent",
        DeliveryState.Failed => "failed",
        _ => "dead",
    };

    /// <returns>False if it is no state; none at all is every state.</returns>
    public static bool TryParse(string? word, out DeliveryState? state)
    {
        state = word switch
        {
            "pending" => DeliveryState.Pending,
            "sent" => DeliveryState.Sent,
            "failed" => DeliveryState.Failed,
            "dead" => DeliveryState.Dead,
            _ => null,
        };
        return state is not null || string.IsNullOrEmpty(word);
    }

    public static string? Error(Delivery delivery) => delivery.LastTrouble is { } trouble
        ? JsonNamingPolicy.SnakeCaseLower.ConvertName(trouble.ToString()) + (delivery.LastError is null ? "" : ": " + delivery.LastError)
        : delivery.LastError;
}
