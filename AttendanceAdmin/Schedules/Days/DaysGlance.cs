using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.History;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Where what happened stands, and how far the days have followed it: one cheap question, asked while nothing happens.</summary>
/// <param name="AnyDue">The clock alone may have changed a day.</param>
internal sealed record DaysGlance(
    long LastPunchId, long NewestPunch, long LastChangeId, long NewestChange, string Rules, DateOnly FilledThrough, bool AnyStale, bool AnyDue);

internal sealed class GlanceAtDays(IDbContextFactory<AttendanceContext> contexts, TimeProvider time)
{
    /// <returns>Null before the very first time.</returns>
    public async Task<DaysGlance?> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.DayProgress.Select(p => new DaysGlance(
            p.LastPunchId, context.Punches.Max(n => (long?)n.Id) ?? 0, p.LastChangeId, context.Set<EmployeeChange>().Max(c => (long?)c.Id) ?? 0, p.Rules, p.FilledThrough,
            context.StaleDays.Any(), context.WorkingDays.Any(d => d.LookAgainAt <= now && d.State != DayState.Closed))).SingleOrDefaultAsync(cancellationToken);
    }
}
