namespace AttendanceAdmin.Schedules.Days;

/// <summary>Computes many days, a few people and weeks at a time, so that whoever asks for a day meanwhile waits little.</summary>
internal sealed class WorkThroughDays(RefreshDays refresh, TimeProvider time)
{
    private const int PeopleAtOnce = 20;
    private const int DaysAtOnce = 62;

    public async Task RunAsync(IEnumerable<DayWork> work, CancellationToken cancellationToken)
    {
        foreach (var same in DayWork.Merge(work).GroupBy(w => (w.From, w.To)))
        {
            foreach (var people in same.Select(w => w.EmployeeId).Chunk(PeopleAtOnce))
            {
                await RunAsync(people, same.Key.From, same.Key.To, cancellationToken);
            }
        }
    }

    private async Task RunAsync(int[] people, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        for (var first = from; first <= to; first = first.AddDays(DaysAtOnce))
        {
            var last = first.AddDays(DaysAtOnce - 1);
            var began = time.GetTimestamp();
            await refresh.RunAsync(people, first, last < to ? last : to, cancellationToken);
            // A breath, so that the intake has its turn at the database and the processor.
            await Task.Delay(time.GetElapsedTime(began) / 8, time, cancellationToken);
        }
    }
}
