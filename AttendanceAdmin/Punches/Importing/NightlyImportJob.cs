using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>
/// Every night asks the sources that say so for the last days. Whether tonight's import has been started is a query, so that one that an outage
/// swallowed is started after it.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class NightlyImportJob(IEnumerable<IForeignPunches> sources, StartPunchImport start, IDbContextFactory<AttendanceContext> contexts, SiteClock site) : IJob
{
    private const int Hour = 2;

    /// <summary>Also what a source learned late.</summary>
    private const int Days = 7;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = site.LocalNow;
        if (now.Hour < Hour)
        {
            return;
        }

        var since = WallClock.ToInstant(now.Date.AddHours(Hour), site.TimeZone);
        foreach (var source in sources)
        {
            foreach (var nightly in (await source.ListAsync(cancellationToken)).Where(s => s.Nightly))
            {
                if (!await IsStartedAsync(nightly.ConnectionId, since, cancellationToken))
                {
                    var today = DateOnly.FromDateTime(now);
                    await start.FromConnectionAsync(new ImportWish(null, nightly.ConnectionId, today.AddDays(-Days), today), cancellationToken);
                }
            }
        }
    }

    private async Task<bool> IsStartedAsync(int connectionId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PunchImport>().AnyAsync(i => i.ConnectionId == connectionId && i.CreatedAt >= since, cancellationToken);
    }
}
