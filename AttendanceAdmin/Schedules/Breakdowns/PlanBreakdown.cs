using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Breakdowns;

/// <summary>Somebody who uses a terminal, and what their day lacks by their schedule.</summary>
/// <param name="Shift">Their shifts that day, for people to read; empty on a day off.</param>
/// <param name="In">When an in is to be written down; null where there is one, or none is due.</param>
/// <param name="Out">When an out is; null also while the shift lasts.</param>
public sealed record BreakdownPerson(int EmployeeId, string Name, string? Department, string Shift, DateTime? In, DateTime? Out);

/// <summary>Whose punches a terminal that was out of order lacks: those who used it in the thirty days before, with what their schedules say.</summary>
internal sealed class PlanBreakdown(IDbContextFactory<AttendanceContext> contexts, RefreshDays refresh, EmployeeDirectory employees, SiteClock site)
{
    private const int UsualDays = 30;

    public async Task<IReadOnlyList<BreakdownPerson>> RunAsync(int terminal, DateOnly date, CancellationToken cancellationToken)
    {
        var people = await UsersAsync(terminal, date, cancellationToken);
        var days = await refresh.RunAsync(people, date, date, cancellationToken);
        return [.. days.Where(d => d.State != DayState.Closed).Select(Person).OfType<BreakdownPerson>()
            .OrderBy(p => p.In is null && p.Out is null).ThenBy(p => p.Name, StringComparer.CurrentCulture)];
    }

    private async Task<List<int>> UsersAsync(int terminal, DateOnly date, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var from = date.AddDays(-UsualDays);
        return await context.Punches.ThatCount().Where(p => p.Day >= from && p.Day <= date && p.TerminalId == terminal && p.EmployeeId != null)
            .Select(p => p.EmployeeId!.Value).Distinct().ToListAsync(cancellationToken);
    }

    private BreakdownPerson? Person(WorkingDay day)
    {
        if (employees.Find(day.EmployeeId) is not { Active: true } known)
        {
            return null;
        }

        var used = day.Punches.Where(p => p.Role is PunchRole.In or PunchRole.Out).ToList();
        var isFree = day.Occurrences.Count == 0 || day.Figures.Due == 0;
        var (start, end) = isFree ? (default, default) : (day.Occurrences[0].Start, day.Occurrences[^1].End);
        return new BreakdownPerson(
            known.Id, known.Name, known.Department, string.Join(", ", day.Occurrences.Select(o => $"{o.Start:HH:mm}–{o.End:HH:mm}")),
            isFree || used is [{ Role: PunchRole.In }, ..] || start > site.LocalNow ? null : start,
            isFree || used is [.., { Role: PunchRole.Out }] || end > site.LocalNow ? null : end);
    }
}
