using System.Runtime;

namespace AttendanceAdmin.Shell;

/// <summary>
/// Gives back what only starting needed, and later what gathered while next to nothing happened. A server at rest allocates so little that the
/// collector would not come by for hours, and on processors with a large cache it lets a hundred megabytes gather first. While anybody works
/// the collector is left to itself.
/// </summary>
internal static class MemoryAtRest
{
    /// <summary>Bytes allocated between two looks: less than this, and nobody is there whom a collection could delay.</summary>
    private const long Rest = 16 * 1024 * 1024;

    /// <summary>Bytes allocated since the last collection: less than this is not worth another.</summary>
    private const long Worthwhile = 4 * 1024 * 1024;

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    public static async Task GiveBackAsync(TimeProvider time, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(Settled, time, stopping);
            var collected = Collect();
            var seen = collected;
            using var timer = new PeriodicTimer(Interval, time);
            while (await timer.WaitForNextTickAsync(stopping))
            {
                var before = seen;
                seen = GC.GetTotalAllocatedBytes();
                if (seen - before < Rest && seen - collected > Worthwhile)
                {
                    seen = collected = Collect();
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // All memory is given back.
        }
    }

    /// <returns>Bytes allocated until then.</returns>
    private static long Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalAllocatedBytes();
    }
}
