using System.Linq.Expressions;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Months.Tiers;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Months;

/// <summary>A day in the grid of a month.</summary>
public sealed record MonthDay(int EmployeeId, DateOnly Date, DayState State, AnomalySeverity? Severity, DayFigures Figures, DateTime? FirstIn, DateTime? LastOut);

/// <summary>Somebody's month: the days that are stored, in order, and their sum; and the weeks that end in it.</summary>
public sealed record MonthRow(
    int EmployeeId, string Name, string Matricule, string? Department, IReadOnlyList<MonthDay> Days, IReadOnlyList<MonthWeek> Weeks)
{
    /// <summary>Overtime of its weeks by the rates at which it is paid.</summary>
    public IReadOnlyList<TierMinutes> Tiers { get; } = OvertimeRules.Sum(Weeks);

    public DayFigures Total { get; } = Days.Aggregate(DayFigures.None, (sum, d) => sum + d.Figures);

    public int ToComplete => Days.Count(d => d.State == DayState.ToComplete);

    public bool IsClosed => Days.Count > 0 && Days.All(d => d.State == DayState.Closed);
}

/// <summary>Months from the stored days, a page of people at a time.</summary>
internal sealed class ListMonth(IDbContextFactory<AttendanceContext> contexts, ReadOvertimeRules overtime, ReadDays readDays)
{
    /// <summary>Who works there, or did in that month, by name.</summary>
    /// <param name="month">Its first day.</param>
    public Task<IReadOnlyList<MonthRow>> RunAsync(DateOnly month, string? search, int skip, int size, CancellationToken cancellationToken) => ReadAsync(
        month, people => people.Matching(search).Where(ThereIn(month)).OrderBy(e => e.SortName).ThenBy(e => e.Id).Skip(skip).Take(size), cancellationToken);

    /// <summary>By id.</summary>
    public Task<IReadOnlyList<MonthRow>> AfterAsync(DateOnly month, int afterId, int size, CancellationToken cancellationToken) => ReadAsync(
        month, people => people.Where(ThereIn(month)).Where(e => e.Id > afterId).OrderBy(e => e.Id).Take(size), cancellationToken);

    /// <summary>Of those people, whether they are still there or not.</summary>
    public Task<IReadOnlyList<MonthRow>> TheseAsync(DateOnly month, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        ReadAsync(month, people => people.Where(e => ids.Contains(e.Id)).OrderBy(e => e.Id), cancellationToken);

    /// <returns>How many people have the month.</returns>
    public async Task<int> CountAsync(DateOnly month, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Employees.CountAsync(ThereIn(month), cancellationToken);
    }

    public async Task<MonthRow?> OfAsync(DateOnly month, int employeeId, CancellationToken cancellationToken) =>
        (await ReadAsync(month, people => people.Where(e => e.Id == employeeId), cancellationToken)).SingleOrDefault();

    private static Expression<Func<Employee, bool>> ThereIn(DateOnly month) => e => e.Active || e.LeavingDate >= month;

    private async Task<IReadOnlyList<MonthRow>> ReadAsync(
        DateOnly month, Func<IQueryable<Employee>, IQueryable<Employee>> whom, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await whom(context.Employees.AsNoTracking()).Select(e => new { e.Id, e.LastName, e.FirstName, e.Matricule, e.Department }).ToListAsync(cancellationToken);
        var ids = people.ConvertAll(p => p.Id);
        var rules = await overtime.RunAsync(cancellationToken);
        var (first, end) = (rules.WeekOf(month), month.AddMonths(1));
        await readDays.CatchUpAsync(ids, first, end.AddDays(-1), cancellationToken);
        var days = (await context.WorkingDays.AsNoTracking().Where(d => d.Date >= first && d.Date < end && ids.Contains(d.EmployeeId))
            .OrderBy(d => d.Date).Select(Cell).ToListAsync(cancellationToken)).ToLookup(d => d.EmployeeId);
        return people.ConvertAll(p => new MonthRow(
            p.Id, Employee.NameOf(p.LastName, p.FirstName), p.Matricule, p.Department, [.. days[p.Id].Where(d => d.Date >= month)], rules.Weeks(month, [.. days[p.Id]])));
    }

    private static readonly Expression<Func<StoredDay, MonthDay>> Cell = d => new MonthDay(
        d.EmployeeId, d.Date, d.State, d.Severity,
        new DayFigures
        {
            Due = d.Due, Worked = d.Worked, Overtime = d.Overtime, Late = d.Late, EarlyLeave = d.EarlyLeave, BreakOverrun = d.BreakOverrun, Absence = d.Absence,
            HolidayWork = d.HolidayWork, Night = d.Night,
        },
        d.FirstIn, d.LastOut);
}
