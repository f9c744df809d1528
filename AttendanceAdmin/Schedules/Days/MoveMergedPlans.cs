using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Gives the schedules and absences of a record that was merged into another to the one that was kept.</summary>
internal sealed class MoveMergedPlans
{
    /// <summary>Within the caller's save.</summary>
    /// <returns>Whose plans became others.</returns>
    public async Task<IReadOnlyCollection<int>> RunAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var kept = await context.Employees.Where(e => e.MergedIntoId != null).ToDictionaryAsync(e => e.Id, e => e.MergedIntoId!.Value, cancellationToken);
        if (kept.Count == 0)
        {
            return [];
        }

        var moved = new HashSet<int>();
        foreach (var assignment in await context.ScheduleAssignments
            .Where(a => context.Employees.Any(e => e.Id == a.EmployeeId && e.MergedIntoId != null)).ToListAsync(cancellationToken))
        {
            moved.UnionWith([assignment.EmployeeId!.Value, kept[assignment.EmployeeId.Value]]);
            assignment.EmployeeId = kept[assignment.EmployeeId.Value];
        }

        foreach (var absence in await context.Absences
            .Where(a => context.Employees.Any(e => e.Id == a.EmployeeId && e.MergedIntoId != null)).ToListAsync(cancellationToken))
        {
            moved.UnionWith([absence.EmployeeId, kept[absence.EmployeeId]]);
            absence.EmployeeId = kept[absence.EmployeeId];
        }

        return moved;
    }
}
