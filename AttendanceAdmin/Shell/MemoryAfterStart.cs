using System.Runtime;

namespace AttendanceAdmin.Shell;

/// <summary>
/// Gives back, once, what only starting needed. A server at rest allocates next to nothing, so the collector would not come by for hours,
/// and on processors with a large cache it lets a hundred megabytes gather first.
/// </summary>
internal static class MemoryAfterStart
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    public static async Task GiveBackAsync(TimeProvider time, CancellationToken stopping)
    {
        await Task.Delay(Settled, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
