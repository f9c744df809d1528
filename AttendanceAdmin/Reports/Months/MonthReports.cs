using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Months.Tiers;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Reports.Months;

/// <param name="Department">Null for those who have none.</param>
internal sealed record DepartmentHours(string? Department, int People, int Due, int Worked, int Overtime, int Absence);

/// <param name="Weekday">0 is Monday.</param>
internal sealed record WeekdayLateness(int Weekday, int Late, int Times);

/// <param name="From">Its first day; the last weeks of a month may reach into the next.</param>
internal sealed record WeekHours(DateOnly From, int Due, int Worked)
{
    public DateOnly To => From.AddDays(OvertimeRules.WeekDays - 1);
}

/// <summary>A month by department, by week and by weekday, from the stored days.</summary>
internal sealed class MonthReports(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, ReadOvertimeRules overtime)
{
    public async Task<IReadOnlyList<DepartmentHours>> DepartmentsAsync(DateOnly month, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await In(context, month).GroupBy(d => d.EmployeeId)
            .Select(g => new { Id = g.Key, Due = g.Sum(d => d.Due), Worked = g.Sum(d => d.Worked), Overtime = g.Sum(d => d.Overtime), Absence = g.Sum(d => d.Absence) })
            .ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => employees.Find(r.Id)?.Department)
            .Select(g => new DepartmentHours(g.Key, g.Count(), g.Sum(r => r.Due), g.Sum(r => r.Worked), g.Sum(r => r.Overtime), g.Sum(r => r.Absence)))
            .OrderByDescending(d => d.Worked)];
    }

    public async Task<IReadOnlyList<WeekdayLateness>> LatenessAsync(DateOnly month, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var dates = await In(context, month).Where(d => d.Late > 0).GroupBy(d => d.Date)
            .Select(g => new { Date = g.Key, Late = g.Sum(d => d.Late), Times = g.Count() }).ToListAsync(cancellationToken);
        var byWeekday = dates.ToLookup(d => Schedule.Weekday(d.Date));
        return [.. Enumerable.Range(0, 7).Select(w => new WeekdayLateness(w, byWeekday[w].Sum(d => d.Late), byWeekday[w].Sum(d => d.Times)))];
    }

    /// <summary>Every week that has a day in the month, as a whole.</summary>
    public async Task<IReadOnlyList<WeekHours>> WeeksAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var rules = await overtime.RunAsync(cancellationToken);
        var (first, end) = (rules.WeekOf(month), rules.WeekOf(month.AddMonths(1).AddDays(-1)).AddDays(OvertimeRules.WeekDays));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var dates = await context.WorkingDays.AsNoTracking().Where(d => d.Date >= first && d.Date < end).GroupBy(d => d.Date)
            .Select(g => new { Date = g.Key, Due = g.Sum(d => d.Due), Worked = g.Sum(d => d.Worked) }).ToListAsync(cancellationToken);
        var byWeek = dates.ToLookup(d => rules.WeekOf(d.Date));
        return [.. Enumerable.Range(0, (end.DayNumber - first.DayNumber) / OvertimeRules.WeekDays).Select(w => first.AddDays(w * OvertimeRules.WeekDays))
            .Select(w => new WeekHours(w, byWeek[w].Sum(d => d.Due), byWeek[w].Sum(d => d.Worked)))];
    }

    private static IQueryable<StoredDay> In(AttendanceContext context, DateOnly month)
    {
        var end = month.AddMonths(1);
        return context.WorkingDays.AsNoTracking().Where(d => d.Date >= month && d.Date < end);
    }
}
