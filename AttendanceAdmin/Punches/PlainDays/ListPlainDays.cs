using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.PlainDays;

/// <param name="Seconds">Worked in the whole month.</param>
internal sealed record PlainMonth(int EmployeeId, string Name, string Matricule, string? Department, int Days, int Seconds);

/// <summary>Reads days and months straight from the punches that count, so that they are as new as the last punch.</summary>
internal sealed class ListPlainDays(IDbContextFactory<AttendanceContext> contexts)
{
    /// <summary>Of this many punches the last days are gathered.</summary>
    private const int LastPunches = 500;

    /// <summary>One page of employees with what they worked in a month, by name.</summary>
    /// <param name="month">Its first day.</param>
    public async Task<IReadOnlyList<PlainMonth>> MonthAsync(DateOnly month, int skip, int size, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await context.Employees.AsNoTracking().Where(e => e.Active).OrderBy(e => e.SortName).ThenBy(e => e.Id).Skip(skip).Take(size)
            .Select(e => new { e.Id, e.LastName, e.FirstName, e.Matricule, e.Department }).ToListAsync(cancellationToken);
        var end = month.AddMonths(1);
        var days = PlainDay.Of(await PunchesAsync(context, [.. people.Select(p => p.Id)], month, end, cancellationToken))
            .Where(d => d.Day >= month && d.Day < end).ToLookup(d => d.EmployeeId);
        return [.. people.Select(p => new PlainMonth(
            p.Id, Employees.Employee.NameOf(p.LastName, p.FirstName), p.Matricule, p.Department, days[p.Id].Count(), days[p.Id].Sum(d => d.Seconds)))];
    }

    /// <summary>The days for which punches came last, newest first.</summary>
    public async Task<IReadOnlyList<PlainDay>> LastAsync(int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var recent = await context.Punches.AsNoTracking().OrderByDescending(p => p.Id).Take(LastPunches).ThatCount()
            .Where(p => p.EmployeeId != null).Select(p => new { p.EmployeeId, p.Day }).ToListAsync(cancellationToken);
        var days = new List<PlainDay>();
        foreach (var (employee, day) in recent.Select(r => (r.EmployeeId!.Value, r.Day)).Distinct().Take(count))
        {
            var around = PlainDay.Of(await PunchesAsync(context, [employee], day, day.AddDays(1), cancellationToken)).ToList();
            // An exit after midnight stands with the day of its entry.
            days.AddRange(around.Where(d => d.Day == day || (d.Day == day.AddDays(-1) && around.TrueForAll(o => o.Day != day))));
        }

        return [.. days.DistinctBy(d => (d.EmployeeId, d.Day)).OrderByDescending(d => d.UpdatedAt).Take(count)];
    }

    /// <summary>A day more on either side, for punches that are booked on their neighbour.</summary>
    private static async Task<List<DayPunch>> PunchesAsync(
        AttendanceContext context, int[] employees, DateOnly from, DateOnly end, CancellationToken cancellationToken)
    {
        var (first, last) = (from.AddDays(-1), end.AddDays(1));
        var rows = await context.Punches.AsNoTracking().ThatCount()
            .Where(p => p.Day >= first && p.Day <= last && p.EmployeeId != null && employees.Contains(p.EmployeeId.Value))
            .Select(p => new
            {
                p.EmployeeId, p.Day, p.LocalTime, p.Instant, p.Direction, p.ReceivedAt,
                Record = p.Source != PunchSource.TimeMoto ? null : context.ExternalRecords.Where(r => r.PunchId == p.Id).OrderBy(r => r.Id)
                    .Select(r => new { r.WorkDay, r.EventId }).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new DayPunch(
            r.EmployeeId!.Value, r.Record?.WorkDay ?? r.Day, r.LocalTime, r.Instant, r.Direction, r.ReceivedAt, r.Record?.EventId));
    }
}
