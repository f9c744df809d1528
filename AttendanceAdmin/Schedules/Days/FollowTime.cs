using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Computes days anew that the clock alone may change: a window closed, or a terminal for which they waited was heard again.</summary>
internal sealed class FollowTime(IDbContextFactory<AttendanceContext> contexts, WorkThroughDays work, LoadDayInputs load, TimeProvider time)
{
    private const int DaysAtOnce = 500;

    /// <summary>Null before the first look: what was silent before a restart is not known.</summary>
    private HashSet<int>? silentBefore;

    /// <summary>Whether a terminal was heard again since the last look, or there was none yet; asks no database.</summary>
    public bool IsHeardAgain()
    {
        var silent = Silent(time.GetUtcNow());
        if (silentBefore is null || !silentBefore.IsSubsetOf(silent))
        {
            return true;
        }

        silentBefore = silent;
        return false;
    }

    /// <returns>Whether there were any.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var silent = Silent(now);
        if (silentBefore is null || silentBefore.Except(silent).Any())
        {
            await context.WorkingDays.Where(d => d.WaitsForTerminals && d.State != DayState.Closed)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.LookAgainAt, now), cancellationToken);
        }

        silentBefore = silent;
        var due = await context.WorkingDays.AsNoTracking().Where(d => d.LookAgainAt <= now && d.State != DayState.Closed)
            .OrderBy(d => d.LookAgainAt).Take(DaysAtOnce).Select(d => new { d.EmployeeId, d.Date }).ToListAsync(cancellationToken);
        await work.RunAsync(due.Select(d => new DayWork(d.EmployeeId, d.Date, d.Date)), cancellationToken);
        return due.Count > 0;
    }

    private HashSet<int> Silent(DateTimeOffset now) =>
        load.Terminals().Values.Where(t => t.OwesSigns && !(now - t.LastHeard <= t.SilentAfter)).Select(t => t.Id).ToHashSet();
}
