using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>How long to wait after a failure, by how many there were.</summary>
internal sealed class Waits(IOptions<ConnectionsOptions> options)
{
    /// <summary>Whatever a receiver asks for, it is not forgotten for longer.</summary>
    private static readonly TimeSpan MostPatience = TimeSpan.FromDays(1);

    /// <summary>As often the other system's health is looked at when there is nothing left to lose.</summary>
    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);

    /// <returns>Until the next try; null if that was the last.</returns>
    /// <param name="attempts">With the one that has just failed.</param>
    public TimeSpan? After(Connection connection, int attempts)
    {
        var waits = options.Value.Waits;
        return attempts >= (connection.Tries ?? waits.Count + 1) ? null : waits[Math.Min(attempts, waits.Count) - 1];
    }

    /// <summary>Until a system in trouble is tried again: the same waits, and at least every hour.</summary>
    public TimeSpan OfSystem(int failures, TimeSpan? retryAfter)
    {
        if (retryAfter is { } asked)
        {
            return asked < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : asked < MostPatience ? asked : MostPatience;
        }

        var waits = options.Value.Waits;
        var wait = waits[Math.Clamp(failures, 1, waits.Count) - 1];
        return wait < Hourly ? wait : Hourly;
    }

    /// <summary>Until what died of the system's trouble is tried again.</summary>
    public static TimeSpan OfDead => Hourly;
}
