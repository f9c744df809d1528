using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.PlainDays;

/// <summary>Counts punches, and the months in which people punched, once: afterwards only what came since.</summary>
internal sealed class PunchTotals(IDbContextFactory<AttendanceContext> contexts) : IDisposable
{
    private const int IdsAtOnce = 50_000;

    private readonly SemaphoreSlim counting = new(1, 1);
    private readonly HashSet<(int EmployeeId, int Month)> months = [];
    private long lastId;
    private long total;

    /// <returns>All punches ever stored, and how many monthly sums of employees there are.</returns>
    public async Task<(long Punches, int Months)> CountAsync(CancellationToken cancellationToken)
    {
        await counting.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var newest = await context.Punches.MaxAsync(p => (long?)p.Id, cancellationToken) ?? 0;
            while (lastId < newest)
            {
                var (from, to) = (lastId, Math.Min(lastId + IdsAtOnce, newest));
                var days = await context.Punches.Where(p => p.Id > from && p.Id <= to).GroupBy(p => new { p.EmployeeId, p.Day })
                    .Select(g => new { g.Key.EmployeeId, g.Key.Day, Count = g.Count() }).ToListAsync(cancellationToken);
                total += days.Sum(d => (long)d.Count);
                months.UnionWith(days.Where(d => d.EmployeeId is not null).Select(d => (d.EmployeeId!.Value, d.Day.Year * 12 + d.Day.Month)));
                lastId = to;
            }

            return (total, months.Count);
        }
        finally
        {
            counting.Release();
        }
    }

    public void Dispose() => counting.Dispose();
}
