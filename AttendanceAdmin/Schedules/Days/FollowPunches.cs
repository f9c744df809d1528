using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Computes the days of punches that came since the last time: those whose id lies above the last one looked at.</summary>
internal sealed class FollowPunches(IDbContextFactory<AttendanceContext> contexts, WorkThroughDays work, SiteClock site)
{
    /// <summary>Many, so that after a long upload each person's days are computed a few times and not once for every piece of it.</summary>
    private const int IdsAtOnce = 65_536;

    /// <summary>Punches of nobody are looked through and not noted each time: to look through some again after a restart costs less than a write a second beside the intake.</summary>
    private long looked;

    /// <summary>Whether there are punches that nobody looked at.</summary>
    public bool IsNeeded(DaysGlance glance) => glance.NewestPunch > Math.Max(glance.LastPunchId, looked);

    /// <returns>Whether there was anybody's.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var progress = await context.DayProgress.SingleAsync(cancellationToken);
        var newest = await context.Punches.MaxAsync(p => (long?)p.Id, cancellationToken) ?? 0;
        var from = Math.Max(progress.LastPunchId, looked);
        if (newest <= from)
        {
            return false;
        }

        var to = Math.Min(from + IdsAtOnce, newest);
        var touched = await context.Punches.InTime().Where(p => p.Id > from && p.Id <= to && p.EmployeeId != null)
            .Select(p => new { EmployeeId = p.EmployeeId!.Value, p.Day }).Distinct().ToListAsync(cancellationToken);
        var today = DateOnly.FromDateTime(site.LocalNow);
        await work.RunAsync(touched.Select(t => Around(t.EmployeeId, t.Day, today)), cancellationToken);
        looked = to;
        if (touched.Count > 0 || to - progress.LastPunchId >= IdsAtOnce)
        {
            progress.LastPunchId = to;
            await context.SaveChangesAsync(cancellationToken);
        }

        return touched.Count > 0;
    }

    private static DayWork Around(int employee, DateOnly day, DateOnly today)
    {
        var last = day.AddDays(StaleDays.ReachAfter);
        return new DayWork(employee, day.AddDays(-StaleDays.ReachBefore), last < today ? last : today);
    }
}
