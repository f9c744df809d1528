using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.LiveBoard;

/// <summary>Today by schedule.</summary>
/// <param name="Expected">Due today and not here yet.</param>
/// <param name="Came">Who punched.</param>
/// <param name="LateArrivals">Minutes by employee and the first in they belong to.</param>
internal sealed record PlanCounts(int Expected, int Came, int Late, int Absent, IReadOnlyDictionary<(int EmployeeId, DateTime FirstIn), int> LateArrivals)
{
    public static readonly PlanCounts None = new(0, 0, 0, 0, new Dictionary<(int, DateTime), int>());
}

/// <summary>What the stored working days say of today, read at most once in a few seconds however many boards stand open.</summary>
internal sealed class BoardPlan(IDbContextFactory<AttendanceContext> contexts, SiteClock site, TimeProvider time) : IDisposable
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
        var today = DateOnly.FromDateTime(site.LocalNow);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var days = await context.WorkingDays.AsNoTracking().Where(d => d.Date == today)
            .Select(d => new { d.EmployeeId, d.Due, d.Late, d.Absence, d.FirstIn, d.LastOut }).ToListAsync(cancellationToken);
        var late = days.Where(d => d.Late > 0 && d.FirstIn is not null).ToDictionary(d => (d.EmployeeId, d.FirstIn!.Value), d => d.Late);
        return new PlanCounts(
            days.Count(d => d.Due > 0 && d.Absence == 0 && d.FirstIn is null && d.LastOut is null), days.Count(d => d.FirstIn is not null || d.LastOut is not null),
            late.Count, days.Count(d => d.Absence > 0), late);
    }
}
