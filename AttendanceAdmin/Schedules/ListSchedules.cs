using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules;

/// <summary>An assignment with the name of whom or what it is for.</summary>
internal sealed record NamedAssignment(ScheduleAssignment Assignment, string To);

/// <summary>A schedule with whom it is for.</summary>
internal sealed record ListedSchedule(Schedule Schedule, IReadOnlyList<NamedAssignment> Assignments);

/// <summary>The schedules by name, and to whom they apply.</summary>
internal sealed class ListSchedules(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, TerminalDirectory terminals)
{
    /// <summary>More than anybody keeps apart.</summary>
    private const int Most = 500;

    public async Task<IReadOnlyList<ListedSchedule>> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var schedules = await context.Schedules.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).Take(Most).ToListAsync(cancellationToken);
        var assignments = (await NamedAsync(context, context.ScheduleAssignments, cancellationToken)).ToLookup(a => a.Assignment.ScheduleId);
        return schedules.ConvertAll(s => new ListedSchedule(s, [.. assignments[s.Id]]));
    }

    public async Task<IReadOnlyList<NamedAssignment>> AssignmentsAsync(int scheduleId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await NamedAsync(context, context.ScheduleAssignments.Where(a => a.ScheduleId == scheduleId), cancellationToken);
    }

    private async Task<IReadOnlyList<NamedAssignment>> NamedAsync(
        AttendanceContext context, IQueryable<ScheduleAssignment> which, CancellationToken cancellationToken)
    {
        var groups = await context.TerminalGroups.ToDictionaryAsync(g => g.Id, g => g.Name, cancellationToken);
        var assignments = await which.AsNoTracking().OrderBy(a => a.From).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        return assignments.ConvertAll(a => new NamedAssignment(a, a switch
        {
            { EmployeeId: { } id } => employees.Find(id)?.Name ?? $"#{id}",
            { GroupId: { } id } => groups[id],
            _ => terminals.Find(a.TerminalId!.Value)?.DisplayName ?? $"#{a.TerminalId}",
        }));
    }
}
