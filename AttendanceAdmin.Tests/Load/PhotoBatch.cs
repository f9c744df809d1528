using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Data.Sqlite;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Load;

/// <summary>The photos of a whole company in one archive, 5,000 of 200 kB: what the server holds meanwhile.</summary>
internal static class PhotoBatch
{
    private const int People = 5_000;
    private const int PhotoBytes = 200_000;
    private const string Key = "a-key-for-the-load-of-photos";

    public static async Task RunAsync()
    {
        Console.WriteLine($"\n== Import of {People:N0} photos of {PhotoBytes / 1000} kB in one archive");
        await using var bench = await Bench.StartAsync(settings: [$"Setup:ApiKey={Key}"]);
        await HireAsync(bench.Directory);
        await bench.KillAndRestartAsync();
        using var client = new HttpClient { BaseAddress = bench.Process.Web, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        var archive = Path.Combine(bench.Directory, "photos.zip");
        Pack(archive);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var before = bench.ResidentMegabytes();
        var (began, address) = (Stopwatch.GetTimestamp(), $"/api/v1/photos/imports/{Guid.NewGuid()}");
        var most = WatchAsync(bench, out var over);
        await using (var body = File.OpenRead(archive))
        {
            using var sent = await client.PostAsync(address + "/zip", new StreamContent(body));
            sent.EnsureSuccessStatusCode();
        }

        var stored = await UntilDoneAsync(client, address);
        await over.CancelAsync();
        Console.WriteLine(
            $"{stored} stored in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s   resident {before} MB before, {await most} MB at most (the archive has {new FileInfo(archive).Length >> 20} MB)");
    }

    private static async Task HireAsync(string directory)
    {
        await using var context = new SqliteAttendanceContext(
            new DbContextOptionsBuilder<SqliteAttendanceContext>().UseSqlite($"Data Source={Path.Combine(directory, "attendance.db")};Pooling=False").Options);
        context.Employees.AddRange(Enumerable.Range(1, People).Select(i => new Employee { Matricule = $"M{i:00000}", LastName = $"NOM{i}", Pin = $"{i:00000}" }));
        await context.SaveChangesAsync();
    }

    /// <summary>Each its own picture: bytes that mean nothing before the end of a drawn portrait's.</summary>
    private static void Pack(string archive)
    {
        var portrait = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "portrait.jpg"));
        var random = new Random(7);
        var filling = new byte[PhotoBytes - portrait.Length];
        using var zip = ZipFile.Open(archive, ZipArchiveMode.Create);
        for (var i = 1; i <= People; i++)
        {
            random.NextBytes(filling);
            for (var b = 0; b < filling.Length; b++)
            {
                // No mark may begin in it.
                filling[b] &= 0x7F;
            }

            using var entry = zip.CreateEntry($"M{i:00000}.jpg", CompressionLevel.NoCompression).Open();
            entry.Write(portrait.AsSpan(0, portrait.Length - 2));
            entry.Write(filling);
            entry.Write(portrait.AsSpan(portrait.Length - 2));
        }
    }

    private static Task<int> WatchAsync(Bench bench, out CancellationTokenSource over)
    {
        var token = (over = new CancellationTokenSource()).Token;
        return Task.Run(async () =>
        {
            var most = 0;
            while (!token.IsCancellationRequested)
            {
                most = Math.Max(most, bench.ResidentMegabytes());
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }

            return most;
        });
    }

    private static async Task<int> UntilDoneAsync(HttpClient client, string address)
    {
        while (true)
        {
            var import = await client.GetFromJsonAsync<JsonElement>(address);
            if (import.GetProperty("state").GetString() != "running")
            {
                return import.GetProperty("stored").GetInt32();
            }

            await Task.Delay(TimeSpan.FromSeconds(2));
        }
    }
}
