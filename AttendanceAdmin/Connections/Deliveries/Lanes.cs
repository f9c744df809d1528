namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>Several requests at a time, as far as a connection allows it. All punches of a person go through one lane, and so in their order.</summary>
internal static class Lanes
{
    /// <returns>Whether all lanes found the system well.</returns>
    public static async Task<bool> RunAsync(Connection connection, IReadOnlyList<DueDelivery> deliveries, Func<IReadOnlyList<DueDelivery>, Task<bool>> send)
    {
        if (connection.Parallel == 1)
        {
            return await send(deliveries);
        }

        var lanes = deliveries.GroupBy(d => LaneOf(d.Punch.Punch.Pin, connection.Parallel)).Select(lane => send([.. lane]));
        return !(await Task.WhenAll(lanes)).Contains(false);
    }

    /// <summary>The same in every process.</summary>
    private static int LaneOf(string pin, int lanes) => (int)(pin.Aggregate(17u, (hash, c) => (hash * 31) + c) % (uint)lanes);
}
