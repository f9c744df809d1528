using System.Diagnostics;

namespace AttendanceAdmin.Load;

/// <summary>From the start of the process to its first answer, and memory at rest and after a million punches.</summary>
internal static class StartAndMemory
{
    public static async Task RunAsync()
    {
        Console.WriteLine("\n== Start and memory");
        var began = Stopwatch.GetTimestamp();
        await using var bench = await Bench.StartAsync();
        await LoadRun.HandshakeAsync(bench.Iclock, ["UPLOAD"]);
        Console.WriteLine($"first answer after {Stopwatch.GetElapsedTime(began).TotalSeconds:F2} s on an empty database (under 3 wanted)");
        await Task.Delay(TimeSpan.FromSeconds(5));
        Console.WriteLine($"resident at rest {bench.ResidentMegabytes()} MB (under 200 wanted)");
        for (var i = 0; i < 10; i++)
        {
            await LoadRun.UploadAsync(bench.Iclock, "UPLOAD", Requests.Lines(100_000, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(i)));
        }

        Console.WriteLine($"resident after a million punches {bench.ResidentMegabytes()} MB (under 350 wanted)");
    }
}
