using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>
/// Computes employees' days from what is there now and stores what became another. One at a time, so that an older result never
/// overwrites a newer one.
/// </summary>
internal sealed class RefreshDays(IDbContextFactory<AttendanceContext> contexts, LoadDayInputs load, ReplacedPunches replaced, SiteClock site) : IDisposable
{
    /// <summary>So many rows in a transaction, so that a punch never waits long for its own.</summary>
    private const int RowsAtOnce = 256;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    private readonly SemaphoreSlim computing = new(1, 1);

    private DateOnly Today => DateOnly.FromDateTime(site.LocalNow);

    /// <summary>Days of the future are computed but not stored: nothing has happened on them.</summary>
    /// <returns>The days asked for, by employee and date.</returns>
    public async Task<IReadOnlyList<WorkingDay>> RunAsync(IReadOnlyCollection<int> employees, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await computing.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var inputs = await load.RunAsync(context, employees, from, to, cancellationToken);
            await RemoveOfOthersAsync(context, employees, inputs, cancellationToken);
            List<WorkingDay> days = [.. inputs.SelectMany(i => ComputeDays.Run(i, from, to))];
            await StoreAsync(context, employees, days, from, to, cancellationToken);
            if (inputs.Any(i => i.Punches.Any(p => p.Manual)))
            {
                await replaced.SettleAsync(context, days, cancellationToken);
            }

            return days;
        }
        finally
        {
            computing.Release();
        }
    }

    /// <summary>Until the result is disposed, no days are computed: what was read as open must not be written back once it is closed.</summary>
    public async Task<IDisposable> PauseAsync(CancellationToken cancellationToken)
    {
        await computing.WaitAsync(cancellationToken);
        return new Pause(computing);
    }

    public void Dispose() => computing.Dispose();

    private async Task StoreAsync(
        AttendanceContext context, IReadOnlyCollection<int> employees, List<WorkingDay> days, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var dates = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(d => d <= Today).ToList();
        var stored = await context.WorkingDays.AsNoTracking().Where(d => dates.Contains(d.Date) && employees.Contains(d.EmployeeId))
            .ToDictionaryAsync(d => (d.EmployeeId, d.Date), cancellationToken);
        var (firstMonth, lastMonth) = (ClosedMonth.FirstOf(from), ClosedMonth.FirstOf(to));
        var closedMonths = await context.ClosedMonths.Where(c => c.Month >= firstMonth && c.Month <= lastMonth && c.ReopenedAt == null)
            .Select(c => c.Month).ToListAsync(cancellationToken);
        var changed = 0;
        for (var i = 0; i < days.Count; i++)
        {
            if (stored.GetValueOrDefault((days[i].EmployeeId, days[i].Date)) is { State: DayState.Closed } closed)
            {
                days[i] = closed.ToWorkingDay();
                continue;
            }

            if (closedMonths.Contains(ClosedMonth.FirstOf(days[i].Date)))
            {
                // Of somebody who came when the month was closed already.
                days[i] = days[i] with { State = DayState.Closed };
            }

            if (days[i].Date <= Today && Put(context, stored, days[i]) && ++changed % RowsAtOnce == 0)
            {
                await SaveAsync(context, cancellationToken);
                await Task.Delay(Breath, cancellationToken);
            }
        }

        await SaveAsync(context, cancellationToken);
    }

    private static async Task SaveAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }

    /// <returns>Whether it is another than what was stored.</returns>
    private static bool Put(AttendanceContext context, Dictionary<(int EmployeeId, DateOnly Date), StoredDay> stored, WorkingDay day)
    {
        var row = stored.GetValueOrDefault((day.EmployeeId, day.Date));
        if (row is null)
        {
            return context.Add(new StoredDay { EmployeeId = day.EmployeeId, Date = day.Date }).Entity.Take(day);
        }

        if (!row.Take(day))
        {
            return false;
        }

        context.Update(row);
        return true;
    }

    /// <summary>Of records that were merged into another nothing remains.</summary>
    private static async Task RemoveOfOthersAsync(
        AttendanceContext context, IReadOnlyCollection<int> employees, IReadOnlyList<DayInputs> inputs, CancellationToken cancellationToken)
    {
        var others = employees.Except(inputs.Select(i => i.EmployeeId)).ToList();
        if (others.Count > 0)
        {
            await context.WorkingDays.Where(d => others.Contains(d.EmployeeId)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private sealed class Pause(SemaphoreSlim computing) : IDisposable
    {
        public void Dispose() => computing.Release();
    }
}
