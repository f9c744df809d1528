using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.LiveBoard;

/// <summary>What the stored working days say of today, read at most once in a few seconds however many boards stand open.</summary>
internal sealed class BoardPlan(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, SiteClock site, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim reading = new(1, 1);
    private long? readAt;

    public PlanCounts Current { get; private set; } = PlanCounts.None;

    public async Task<PlanCounts> ReadAsync(CancellationToken cancellationToken = default)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (readAt is not { } at || time.GetElapsedTime(at) > Fresh)
            {
                (Current, readAt) = (await CountAsync(cancellationToken), time.GetTimestamp());
            }

            return Current;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task<PlanCounts> CountAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(site.LocalNow - site.Settings.DayStart.ToTimeSpan());
        var before = today.AddDays(-1);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Of the day before only what is still under way: a night shift whose window is open.
        var days = await context.WorkingDays.AsNoTracking().Where(d => d.Date == today || (d.Date == before && d.LookAgainAt > now))
            .Select(d => new PlannedPerson(d.EmployeeId, d.Date == today, d.Due, d.Late, d.Absence, d.FirstIn, d.LastIn, d.LastOut, d.LateAfter))
            .ToListAsync(cancellationToken);
        return PlanCounts.Of(days.FindAll(d => employees.Find(d.EmployeeId) is { Active: true }), now);
    }
}
