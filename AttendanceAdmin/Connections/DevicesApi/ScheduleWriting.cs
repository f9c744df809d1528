using AttendanceAdmin.Schedules;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>Saves a schedule and says that it applies to a terminal, or takes it away.</summary>
internal sealed class ScheduleWriting(SaveSchedule save, AssignSchedule assign, RemoveSchedule remove)
{
    /// <returns>What was saved, or what is wrong.</returns>
    public async Task<(Schedule? Saved, string? Fault)> SaveAsync(int? id, int terminalId, ScheduleInput input, CancellationToken cancellationToken)
    {
        switch (await save.RunAsync(id, input, cancellationToken))
        {
            case SaveOutcome<Schedule>.Saved { What: var schedule }:
                if (id is null)
                {
                    await assign.RunAsync(schedule.Id, new AssignmentInput(null, null, terminalId, schedule.EffectiveFrom, schedule.EffectiveUntil), cancellationToken);
                }

                return (schedule, null);
            case SaveOutcome<Schedule>.Refused { Faults: var faults }:
                return (null, string.Join(' ', faults.Errors.Select(e => e.ErrorMessage).Distinct(StringComparer.Ordinal)));
            default:
                return (null, "Schedule not found");
        }
    }

    public Task RemoveAsync(int id, CancellationToken cancellationToken) => remove.RunAsync(id, cancellationToken);
}
