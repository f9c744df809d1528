using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Days.Rules;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.AtTerminals;

/// <summary>
/// What the schedules of a day mean for one terminal: the weeks of those who should be known there; where it takes one week only, the terminal's own.
/// </summary>
internal sealed class TerminalPlan(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory terminals)
{
    public async Task<WeekPlan> ReadAsync(KnownTerminal terminal, DateOnly today, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var assigned = await Assignments.ReadAsync(context, terminals, employees: null, cancellationToken);
        var (weeks, numbers) = (new WeeksInUse(today), new Dictionary<string, int>(StringComparer.Ordinal));
        if (terminal.ScheduleDialect == ScheduleDialect.WeekdayMessages)
        {
            weeks.NumberOf(ScheduleChoice.At(assigned.OfNobody, today, terminal.Id));
            return weeks.Plan(numbers);
        }

        foreach (var (pin, employee) in await PeopleAsync(context, terminal.Id, cancellationToken))
        {
            if (weeks.NumberOf(ScheduleChoice.At(assigned.Of(employee), today, terminal.Id)) is { } number)
            {
                numbers[pin] = number;
            }
        }

        return weeks.Plan(numbers);
    }

    private static async Task<IEnumerable<(string Pin, int EmployeeId)>> PeopleAsync(AttendanceContext context, int terminalId, CancellationToken cancellationToken)
    {
        var people = await context.TerminalPeople.AsNoTracking()
            .Where(p => p.TerminalId == terminalId && p.Item == PersonItem.Record && p.Wanted && p.EmployeeId != null)
            .OrderBy(p => p.Pin).Select(p => new { p.Pin, p.EmployeeId }).ToListAsync(cancellationToken);
        return people.Select(p => (p.Pin, p.EmployeeId!.Value));
    }
}
