namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>What a run asks of the system: whether it may be tried, and how much at a time.</summary>
internal sealed class DeliveryTry(SystemState state, BatchSender sender)
{
    /// <inheritdoc cref="SystemState.FailuresAsync"/>
    public Task<int?> FailuresAsync(Connection connection, CancellationToken cancellationToken) => state.FailuresAsync(connection.Id, cancellationToken);

    /// <summary>A system that failed is tried with no more than a batch.</summary>
    public static int Most(Connection connection, int failures) => failures > 0 ? connection.BatchSize : connection.BatchSize * connection.Parallel;

    /// <returns>Whether the system is well enough for the next.</returns>
    public Task<bool> SendAsync(Connection connection, IReadOnlyList<DueDelivery> due, int failures, CancellationToken stopping) =>
        Lanes.RunAsync(connection, due, lane => sender.SendAsync(connection, lane, failures, stopping));
}
