using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.AtTerminals;

/// <summary>What the schedules of today mean for one terminal: the weeks of those who should be known there. The most specific assignment wins, a dated one before one without end.</summary>
internal sealed class TerminalPlan(IDbContextFactory<AttendanceContext> contexts)
{
    public async Task<WeekPlan> ReadAsync(KnownTerminal terminal, DateOnly today, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var schedules = await context.Schedules.AsNoTracking().ToDictionaryAsync(s => s.Id, cancellationToken);
        var assignments = (await context.ScheduleAssignments.AsNoTracking().ToListAsync(cancellationToken))
            .FindAll(a => a.Covers(today) && schedules.TryGetValue(a.ScheduleId, out var schedule) && schedule.IsInEffect(today));
        var weeks = new List<Schedule>();
        if (terminal.ScheduleDialect == ScheduleDialect.WeekdayMessages)
        {
            Number(assignments.FindAll(a => a.TerminalId == terminal.Id));
            return Plan([]);
        }

        var people = await context.TerminalPeople.AsNoTracking()
            .Where(p => p.TerminalId == terminal.Id && p.Item == PersonItem.Record && p.Wanted && p.EmployeeId != null)
            .Select(p => new { p.Pin, EmployeeId = p.EmployeeId!.Value }).OrderBy(p => p.Pin).ToListAsync(cancellationToken);
        var groups = (await context.Set<GroupMember>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(m => m.EmployeeId, m => m.GroupId);
        var byPin = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            var theirs = new[]
            {
                assignments.FindAll(a => a.EmployeeId == person.EmployeeId),
                assignments.FindAll(a => a.GroupId is { } group && groups[person.EmployeeId].Contains(group)),
                assignments.FindAll(a => a.TerminalId == terminal.Id),
            };
            if (Number(theirs.FirstOrDefault(t => t.Count > 0) ?? []) is { } number)
            {
                byPin[person.Pin] = number;
            }
        }

        return Plan(byPin);

        WeekPlan Plan(Dictionary<string, int> numbers) => new([.. weeks.Select(s => OpenHours.Of(s, today.AddDays(-Schedule.Weekday(today))))], numbers);

        int? Number(List<ScheduleAssignment> candidates)
        {
            if (candidates.OrderBy(a => a.Until is null).ThenByDescending(a => a.From).ThenByDescending(a => a.Id).FirstOrDefault() is not { } chosen)
            {
                return null;
            }

            var schedule = schedules[chosen.ScheduleId];
            if (!weeks.Contains(schedule))
            {
                weeks.Add(schedule);
            }

            return weeks.IndexOf(schedule);
        }
    }
}
