namespace AttendanceAdmin.Load;

/// <summary>One POST of 100,000 lines, next to a bare prepared insert of the same rows into the same table, by turns.</summary>
internal static class Uploads
{
    private const int Lines = 100_000;
    private const int Rounds = 5;
    private static readonly DateTime From = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static async Task RunAsync()
    {
        Console.WriteLine($"\n== One POST of {Lines} lines next to a bare prepared insert of the same rows");
        await using var bench = await Bench.StartAsync();
        using var bare = await BareInsert.CreateAsync();
        await LoadRun.HandshakeAsync(bench.Iclock, ["UPLOAD"]);
        var (uploads, inserts) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var lines = Requests.Lines(Lines, From.AddDays(round));
            uploads.Add(await LoadRun.UploadAsync(bench.Iclock, "UPLOAD", lines));
            inserts.Add(bare.Insert(lines).TotalSeconds);
            Console.WriteLine($"POST {uploads[^1]:F2} s   bare {inserts[^1]:F2} s");
        }

        // The first round also compiles.
        var (upload, insert) = (Measured.Median(uploads.Skip(1)), Measured.Median(inserts.Skip(1)));
        Console.WriteLine($"POST {upload:F2} s (under 1.5 wanted)   RATE RATIO {insert / upload:F2} (at least 0.50 wanted)   resident {bench.ResidentMegabytes()} MB");
    }

    public static async Task RunTenMillionAsync()
    {
        Console.WriteLine("\n== Rate at ten million rows next to the rate at the first million");
        await using var bench = await Bench.StartAsync();
        await LoadRun.HandshakeAsync(bench.Iclock, ["UPLOAD"]);
        var seconds = new List<double>();
        for (var i = 0; i < 100; i++)
        {
            seconds.Add(await LoadRun.UploadAsync(bench.Iclock, "UPLOAD", Requests.Lines(Lines, From.AddDays(i))));
            if (i % 10 == 9)
            {
                Console.WriteLine($"{(i + 1) * Lines,10} rows: {10 * Lines / seconds.TakeLast(10).Sum():F0} rows/s   resident {bench.ResidentMegabytes()} MB");
            }
        }

        Console.WriteLine($"RATIO {seconds.Take(10).Sum() / seconds.TakeLast(10).Sum():F2} (at least 0.60 wanted)");
    }
}
