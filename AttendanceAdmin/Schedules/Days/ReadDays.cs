using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Stored working days for readers; where few people's are behind what happened, they are computed first.</summary>
internal sealed class ReadDays(IDbContextFactory<AttendanceContext> contexts, RefreshDays refresh, SiteClock site)
{
    /// <summary>More than this many are left to the background: a reader does not wait for them.</summary>
    private const int MostBehind = 100;

    private const int PeopleAtOnce = 50;

    public async Task<List<StoredDay>> RunAsync(IReadOnlyCollection<int> employees, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await CatchUpAsync(employees, from, to, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var dates = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToList();
        return await context.WorkingDays.AsNoTracking().Where(d => dates.Contains(d.Date) && employees.Contains(d.EmployeeId)).ToListAsync(cancellationToken);
    }

    /// <summary>For readers that then read only some columns.</summary>
    /// <param name="employees">Null is everybody.</param>
    /// <returns>Whether the stored days say what is known; false if too many are behind.</returns>
    public async Task<bool> CatchUpAsync(IReadOnlyCollection<int>? employees, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var behind = await BehindAsync(context, employees, from, to, cancellationToken);
        if (behind.Count > MostBehind)
        {
            return false;
        }

        var missing = await MissingAsync(context, employees, from, to, cancellationToken);
        if (employees is null && missing.Count > MostBehind)
        {
            context.Add(new StaleDays { From = from, Until = to });
            await context.SaveChangesAsync(cancellationToken);
            return false;
        }

        foreach (var some in behind.Union(missing).Chunk(PeopleAtOnce))
        {
            await refresh.RunAsync(some, from, to, cancellationToken);
        }

        return true;
    }

    /// <summary>Who has punches that were not looked at yet or was changed since, or has days that are noted as stale.</summary>
    private static async Task<List<int>> BehindAsync(
        AttendanceContext context, IReadOnlyCollection<int>? employees, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var progress = await context.DayProgress.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var lastPunch = progress?.LastPunchId ?? 0;
        var punches = context.Punches.Where(p => p.Id > lastPunch && p.EmployeeId != null);
        var punched = await (employees is null ? punches : punches.Where(p => employees.Contains(p.EmployeeId!.Value)))
            .Select(p => p.EmployeeId!.Value).Distinct().OrderBy(e => e).Take(MostBehind + 1).ToListAsync(cancellationToken);
        var changed = progress is null ? [] : await ChangedAsync(context, employees, progress.LastChangeId, cancellationToken);
        var noted = await context.StaleDays.Where(s => s.From <= to && (s.Until == null || s.Until >= from))
            .Select(s => s.EmployeeId).Distinct().ToListAsync(cancellationToken);
        if (noted.Contains(null))
        {
            return employees is null ? await context.Employees.Select(e => e.Id).OrderBy(e => e).Take(MostBehind + 1).ToListAsync(cancellationToken) : [.. employees];
        }

        return [.. punched.Union(changed).Union(noted.OfType<int>().Where(e => employees is null || employees.Contains(e)))];
    }

    private static Task<List<int>> ChangedAsync(
        AttendanceContext context, IReadOnlyCollection<int>? employees, long lastChange, CancellationToken cancellationToken)
    {
        var changes = context.Set<EmployeeChange>().Where(c => c.Id > lastChange && FollowChanges.Fields.Contains(c.Field));
        return (employees is null ? changes : changes.Where(c => employees.Contains(c.EmployeeId)))
            .Select(c => c.EmployeeId).Distinct().OrderBy(e => e).Take(MostBehind + 1).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Who has no stored day on some of these dates: the days of long ago are computed when they are asked for first. A reader of certain people
    /// waits for all of them, since that happens once.
    /// </summary>
    private async Task<List<int>> MissingAsync(
        AttendanceContext context, IReadOnlyCollection<int>? employees, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(site.LocalNow);
        var last = to < today ? to : today;
        var days = last.DayNumber - from.DayNumber + 1;
        if (days <= 0)
        {
            return [];
        }

        var people = context.Employees.Where(e => e.MergedIntoId == null);
        return await (employees is null ? people.Where(e => e.Active || e.LeavingDate >= from) : people.Where(e => employees.Contains(e.Id)))
            .Where(e => context.WorkingDays.Count(d => d.EmployeeId == e.Id && d.Date >= from && d.Date <= last) < days)
            .Select(e => e.Id).OrderBy(e => e).Take(employees?.Count ?? (MostBehind + 1)).ToListAsync(cancellationToken);
    }
}
