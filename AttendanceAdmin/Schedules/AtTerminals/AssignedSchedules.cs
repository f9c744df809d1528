using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals.Details;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.AtTerminals;

/// <summary>
/// The schedules in effect on a day, numbered as somebody is found to have them. The most specific assignment wins: employee, group, terminal; among
/// those one with an end, then the one that began last.
/// </summary>
internal sealed class AssignedSchedules
{
    private readonly DateOnly day;
    private readonly IReadOnlyDictionary<int, Schedule> schedules;
    private readonly List<ScheduleAssignment> assignments;
    private readonly List<Schedule> used = [];

    private AssignedSchedules(DateOnly day, IReadOnlyDictionary<int, Schedule> schedules, IEnumerable<ScheduleAssignment> assignments)
    {
        this.day = day;
        this.schedules = schedules;
        this.assignments =
            [.. assignments.Where(a => a.Covers(day) && schedules[a.ScheduleId].IsInEffect(day))
                .OrderBy(a => a.Until is null).ThenByDescending(a => a.From).ThenByDescending(a => a.Id)];
    }

    public static async Task<AssignedSchedules> ReadAsync(AttendanceContext context, DateOnly day, CancellationToken cancellationToken) => new(
        day,
        await context.Schedules.AsNoTracking().ToDictionaryAsync(s => s.Id, cancellationToken),
        await context.ScheduleAssignments.AsNoTracking().ToListAsync(cancellationToken));

    /// <returns>From 0; null if no schedule applies.</returns>
    public int? NumberOf(IEnumerable<int> employees, IEnumerable<int> groups, int terminal)
    {
        var chosen = assignments.Find(a => a.EmployeeId is { } e && employees.Contains(e))
            ?? assignments.Find(a => a.GroupId is { } g && groups.Contains(g))
            ?? assignments.Find(a => a.TerminalId == terminal);
        if (chosen is null)
        {
            return null;
        }

        var schedule = schedules[chosen.ScheduleId];
        if (!used.Contains(schedule))
        {
            used.Add(schedule);
        }

        return used.IndexOf(schedule);
    }

    public WeekPlan Plan(IReadOnlyDictionary<string, int> people) => new([.. used.Select(s => OpenHours.Of(s, day.AddDays(-Schedule.Weekday(day))))], people);
}
