namespace AttendanceAdmin.Schedules.Days;

/// <summary>What a punch is in its working day.</summary>
/// <param name="IsIn">Else it is an out.</param>
/// <param name="WorkedMinutes">Of the whole day; on its last out only, so that a sum over punches is a sum over days.</param>
/// <param name="LateMinutes">On the day's first in, where a schedule holds.</param>
internal sealed record PunchInDay(bool IsIn, int? WorkedMinutes, int? LateMinutes);

/// <summary>Tells of punches, by id, what they are in their working days; those that are neither in nor out are left out.</summary>
internal sealed class PunchesInDays(ReadDays read)
{
    /// <param name="from">The first day of the punches; a shift may have begun the day before.</param>
    public async Task<IReadOnlyDictionary<long, PunchInDay>> RunAsync(
        IReadOnlyCollection<int> employees, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, PunchInDay>();
        foreach (var day in await read.RunAsync(employees, from.AddDays(-2), to.AddDays(1), cancellationToken))
        {
            var used = DayDetails.Read(day.Details).Punches.Where(p => p.Role is PunchRole.In or PunchRole.Out).ToList();
            var first = used.Find(p => p.Role == PunchRole.In);
            var last = used.FindLast(p => p.Role == PunchRole.Out);
            foreach (var punch in used)
            {
                found[punch.Id] = new PunchInDay(
                    punch.Role == PunchRole.In, punch == last ? day.Worked : null, punch == first && day.ScheduleId is not null ? day.Late : null);
            }
        }

        return found;
    }
}
