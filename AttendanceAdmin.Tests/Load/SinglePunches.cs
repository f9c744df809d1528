using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Load;

/// <summary>Single-line durable POSTs of 64 terminals, next to a host that does nothing, by turns.</summary>
internal static class SinglePunches
{
    private const int Terminals = 64;
    private const int Rounds = 3;
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(bool postgreSql)
    {
        Console.WriteLine($"\n== Single punches, {Terminals} connections, {(postgreSql ? "PostgreSQL" : "SQLite")} next to a host that does nothing");
        await using var noop = await AttendanceProcess.StartAsync(["noop"], typeof(NoopHost).Assembly.Location);
        await using var bench = await Bench.StartAsync(postgreSql);
        var serials = LoadRun.Serials(Terminals);
        await LoadRun.HandshakeAsync(bench.Iclock, serials);
        foreach (var keepAlive in new[] { true, false })
        {
            await LoadRun.SinglesAsync(noop.Iclock, serials, keepAlive, Stretch);
            await LoadRun.SinglesAsync(bench.Iclock, serials, keepAlive, Stretch);
            var ratios = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var nothing = await LoadRun.SinglesAsync(noop.Iclock, serials, keepAlive, Stretch);
                var before = bench.ProcessorTime();
                var durable = await LoadRun.SinglesAsync(bench.Iclock, serials, keepAlive, Stretch);
                var perRequest = (bench.ProcessorTime() - before).TotalMicroseconds / durable.Count;
                ratios.Add(durable.PerSecond / nothing.PerSecond);
                Console.WriteLine($"{Name(keepAlive)} no-op   {nothing}");
                Console.WriteLine($"{Name(keepAlive)} durable {durable}   {perRequest:F0} µs of processor each   ratio {ratios[^1]:F2}");
            }

            Console.WriteLine($"{Name(keepAlive)} RATIO {Measured.Median(ratios):F2} (at least {(keepAlive ? 0.25 : 0.40):F2} wanted)");
        }
    }

    private static string Name(bool keepAlive) => keepAlive ? "keep-alive" : "close     ";
}
