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

    /// <returns>Whether there were any.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var progress = await context.DayProgress.SingleAsync(cancellationToken);
        var newest = await context.Punches.MaxAsync(p => (long?)p.Id, cancellationToken) ?? 0;
        if (newest <= progress.LastPunchId)
        {
            return false;
        }

        var to = Math.Min(progress.LastPunchId + IdsAtOnce, newest);
        var touched = await context.Punches.Where(p => p.Id > progress.LastPunchId && p.Id <= to && p.EmployeeId != null && !p.ClockSuspect)
            .Select(p => new { EmployeeId = p.EmployeeId!.Value, p.Day }).Distinct().ToListAsync(cancellationToken);
        var today = DateOnly.FromDateTime(site.LocalNow);
        await work.RunAsync(touched.Select(t => Around(t.EmployeeId, t.Day, today)), cancellationToken);
        progress.LastPunchId = to;
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static DayWork Around(int employee, DateOnly day, DateOnly today)
    {
        var last = day.AddDays(StaleDays.ReachAfter);
        return new DayWork(employee, day.AddDays(-StaleDays.ReachBefore), last < today ? last : today);
    }
}
