using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules;

/// <summary>What was removed, to put it back.</summary>
internal sealed record RemovedSchedule(ScheduleInput Schedule, IReadOnlyList<AssignmentInput> Assignments);

/// <summary>Removes a schedule with its assignments; the days it ruled are computed again.</summary>
internal sealed class RemoveSchedule(ScheduleBook book, SaveSchedule save, AssignSchedule assign, Audit audit)
{
    /// <returns>Null if there was no such schedule.</returns>
    public async Task<RemovedSchedule?> RunAsync(int id, CancellationToken cancellationToken)
    {
        await using var work = await book.BeginAsync(cancellationToken);
        if (await work.Context.Schedules.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } schedule)
        {
            return null;
        }

        await work.TouchAsync(schedule, cancellationToken);
        var assignments = await work.Context.ScheduleAssignments.Where(a => a.ScheduleId == id).ToListAsync(cancellationToken);
        work.Context.RemoveRange(assignments);
        work.Context.Remove(schedule);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.ScheduleRemoved, schedule.Name, cancellationToken: cancellationToken);
        return new RemovedSchedule(ScheduleInput.Of(schedule), assignments.ConvertAll(AssignmentInput.Of));
    }

    /// <summary>Puts it back as it was, under another number.</summary>
    public async Task UndoAsync(RemovedSchedule removed, CancellationToken cancellationToken)
    {
        if (await save.RunAsync(null, removed.Schedule, cancellationToken) is SaveOutcome<Schedule>.Saved { What: var schedule })
        {
            foreach (var assignment in removed.Assignments)
            {
                await assign.RunAsync(schedule.Id, assignment, cancellationToken);
            }
        }
    }
}
