namespace AttendanceAdmin.Load;

/// <summary>Single punches of others while one terminal uploads 300,000 lines.</summary>
internal static class Fairness
{
    private const int Lines = 300_000;

    public static async Task RunAsync()
    {
        Console.WriteLine($"\n== Single punches of 16 terminals (20 a second each) while another uploads {Lines} lines");
        await using var bench = await Bench.StartAsync();
        var serials = LoadRun.Serials(16);
        await LoadRun.HandshakeAsync(bench.Iclock, [.. serials, "UPLOAD"]);
        var pause = TimeSpan.FromMilliseconds(50);
        Console.WriteLine($"alone          {await LoadRun.SinglesAsync(bench.Iclock, serials, keepAlive: false, TimeSpan.FromSeconds(3), pause)}");
        for (var round = 0; round < 3; round++)
        {
            var lines = Requests.Lines(Lines, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(round));
            var upload = LoadRun.UploadAsync(bench.Iclock, "UPLOAD", lines);
            var singles = new List<Measured>();
            while (!upload.IsCompleted)
            {
                singles.Add(await LoadRun.SinglesAsync(bench.Iclock, serials, keepAlive: false, TimeSpan.FromMilliseconds(500), pause));
            }

            // The last half second may have outlived the upload.
            var during = Measured.Together(singles.Count > 1 ? singles[..^1] : singles);
            Console.WriteLine($"during upload  {during}   p99 under 50 ms wanted; upload took {await upload:F1} s");
        }
    }
}
