using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>
/// Makes stale what follows from other things than punches: a new day has begun, people came, left or joined groups, the site's settings are others.
/// What was noticed, and the days it touches, are saved together.
/// </summary>
internal sealed class FollowChanges(IDbContextFactory<AttendanceContext> contexts, MoveMergedPlans merged, SiteClock site)
{
    /// <summary>Before the first start nobody had days: so many are computed for a beginning.</summary>
    public const int DaysAtFirst = 62;

    /// <summary>Of a person, what decides over their hours.</summary>
    public static readonly IReadOnlyList<string> Fields =
        [EmployeeChange.Created, FieldText.Groups, nameof(Employee.HireDate), nameof(Employee.LeavingDate), nameof(Employee.Active), nameof(Employee.MergedIntoId)];

    private string Rules => $"4 {site.Settings.TimeZone} {site.Settings.DayStart:HH\\:mm} {site.Settings.Country}";

    /// <summary>Whether anything is other than the days know.</summary>
    public bool IsNeeded(DaysGlance glance) =>
        glance.Rules != Rules || glance.FilledThrough < DateOnly.FromDateTime(site.LocalNow) || glance.NewestChange != glance.LastChangeId;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var progress = await context.DayProgress.SingleOrDefaultAsync(cancellationToken) ?? await BeginAsync(context, cancellationToken);
        if (progress.Rules != Rules)
        {
            context.Add(new StaleDays { From = DateOnly.MinValue });
            progress.Rules = Rules;
        }

        var today = DateOnly.FromDateTime(site.LocalNow);
        if (progress.FilledThrough < today)
        {
            context.Add(new StaleDays { From = progress.FilledThrough.AddDays(1), Until = today });
            progress.FilledThrough = today;
        }

        await FollowPeopleAsync(context, progress, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<DayProgress> BeginAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var last = await context.Set<EmployeeChange>().MaxAsync(c => (long?)c.Id, cancellationToken) ?? 0;
        return context.Add(new DayProgress
        {
            LastChangeId = last, FilledThrough = DateOnly.FromDateTime(site.LocalNow).AddDays(-DaysAtFirst), Rules = Rules,
        }).Entity;
    }

    private async Task FollowPeopleAsync(AttendanceContext context, DayProgress progress, CancellationToken cancellationToken)
    {
        var last = await context.Set<EmployeeChange>().MaxAsync(c => (long?)c.Id, cancellationToken) ?? 0;
        if (last == progress.LastChangeId)
        {
            return;
        }

        var people = await context.Set<EmployeeChange>()
            .Where(c => c.Id > progress.LastChangeId && c.Id <= last && Fields.Contains(c.Field)).Select(c => c.EmployeeId).Distinct().ToListAsync(cancellationToken);
        var moved = await merged.RunAsync(context, cancellationToken);
        context.AddRange(people.Union(moved).Select(id => new StaleDays { EmployeeId = id, From = DateOnly.MinValue }));
        progress.LastChangeId = last;
    }
}
