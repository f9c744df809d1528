using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules.Inbox;
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

        await MoveAcknowledgementsAsync(context, kept, cancellationToken);
        return moved;
    }

    /// <summary>Where the one that was kept has none of that day.</summary>
    private static async Task MoveAcknowledgementsAsync(AttendanceContext context, Dictionary<int, int> kept, CancellationToken cancellationToken)
    {
        var merged = await context.AnomalyAcknowledgements
            .Where(a => context.Employees.Any(e => e.Id == a.EmployeeId && e.MergedIntoId != null)).ToListAsync(cancellationToken);
        foreach (var known in merged)
        {
            if (await context.AnomalyAcknowledgements.FindAsync([known.Date, kept[known.EmployeeId]], cancellationToken) is null)
            {
                context.Add(new AnomalyAcknowledgement
                {
                    Date = known.Date, EmployeeId = kept[known.EmployeeId], Codes = known.Codes, Reason = known.Reason, By = known.By, At = known.At,
                });
            }

            context.Remove(known);
        }
    }
}
