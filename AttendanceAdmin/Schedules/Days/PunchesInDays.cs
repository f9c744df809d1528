namespace AttendanceAdmin.Schedules.Days;

/// <summary>What a punch is in its working day.</summary>
/// <param name="IsIn">Else it is an out.</param>
/// <param name="IsPaired">Whether the punch that belongs to it is there too.</param>
/// <param name="WorkedMinutes">
/// On an out, of its pair. What the day's breaks, limits and rounding take or add is in the last, so that a sum over punches is a sum over days.
/// </param>
/// <param name="LateMinutes">On the day's first in, where a schedule holds.</param>
internal sealed record PunchInDay(bool IsIn, bool IsPaired, int? WorkedMinutes, int? LateMinutes);

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
            var pairs = Pairs(used);
            foreach (var punch in used)
            {
                var isIn = punch.Role == PunchRole.In;
                found[punch.Id] = new PunchInDay(
                    isIn, pairs.Exists(p => p.In == punch || p.Out == punch), isIn ? null : Worked(punch, pairs, day.Worked),
                    punch == first && day.ScheduleId is not null ? day.Late : null);
            }
        }

        return found;
    }

    private static List<(DayPunchResult In, DayPunchResult Out)> Pairs(List<DayPunchResult> used) =>
        [.. used.Zip(used.Skip(1)).Where(p => p is { First.Role: PunchRole.In, Second.Role: PunchRole.Out })];

    private static int Worked(DayPunchResult exit, List<(DayPunchResult In, DayPunchResult Out)> pairs, int ofTheDay)
    {
        var left = ofTheDay;
        foreach (var (entry, end) in pairs)
        {
            var share = end == pairs[^1].Out ? left : Math.Min(left, (int)((end.CountedTime ?? end.LocalTime) - (entry.CountedTime ?? entry.LocalTime)).TotalMinutes);
            if (end == exit)
            {
                return share;
            }

            left -= share;
        }

        return 0;
    }
}
