namespace AttendanceAdmin.Load;

/// <summary>A thousand polls a second: their share of a core, and that nothing is written.</summary>
internal static class Heartbeats
{
    private const int Terminals = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(10);

    public static async Task RunAsync()
    {
        Console.WriteLine("\n== A thousand heartbeats a second");
        await using var bench = await Bench.StartAsync();
        var serials = LoadRun.Serials(Terminals);
        await LoadRun.HandshakeAsync(bench.Iclock, serials);
        foreach (var keepAlive in new[] { true, false })
        {
            await LoadRun.HeartbeatsAsync(bench.Iclock, serials, keepAlive, Stretch / 2, Pause);
            var (traces, processor) = (bench.Traces(), bench.ProcessorTime());
            var measured = await LoadRun.HeartbeatsAsync(bench.Iclock, serials, keepAlive, Stretch, Pause);
            var share = (bench.ProcessorTime() - processor) / Stretch;
            var written = bench.Traces() == traces ? "nothing written" : $"WRITTEN: {traces} became {bench.Traces()}";
            Console.WriteLine(
                $"{(keepAlive ? "keep-alive" : "close     ")} {measured}   {share:P0} of a core (under {(keepAlive ? 10 : 25)} % wanted)   {written}");
        }
    }
}
