using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.Deliveries;

/// <param name="At">The beginning of the hour on the site's wall clock.</param>
/// <param name="Failed">Tries of single punches.</param>
public sealed record HourShown(DateTime At, int Sent, int Failed)
{
    public string Label => At.ToString("HH", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Failed tries among all, in hundredths.</summary>
    public double FailedPercent => Sent + Failed == 0 ? 0 : Math.Round(100.0 * Failed / (Sent + Failed), 1);
}

/// <summary>What connections did in the last twenty-four hours, hour by hour; hours without anything are there too.</summary>
internal sealed class ReadTallies(IDbContextFactory<AttendanceContext> contexts, SiteClock site, TimeProvider time)
{
    private const int Hours = 24;

    public async Task<IReadOnlyDictionary<int, IReadOnlyList<HourShown>>> LastDayAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var first = DeliveryTally.HourOf(time.GetUtcNow()) - Hours + 1;
        var tallies = await context.Set<DeliveryTally>().AsNoTracking().Where(t => t.Hour >= first).ToListAsync(cancellationToken);
        var connections = await context.Set<Connection>().Select(c => c.Id).ToListAsync(cancellationToken);
        return connections.ToDictionary(
            id => id,
            IReadOnlyList<HourShown> (id) => [.. Enumerable.Range(first, Hours).Select(hour => Shown(hour, tallies.Find(t => t.ConnectionId == id && t.Hour == hour)))]);
    }

    private HourShown Shown(int hour, DeliveryTally? tally) =>
        new(WallClock.FromInstant(DeliveryTally.StartOf(hour), site.TimeZone), tally?.Sent ?? 0, tally?.Failed ?? 0);
}
