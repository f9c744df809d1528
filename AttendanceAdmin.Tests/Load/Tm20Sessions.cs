using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace AttendanceAdmin.Load;

/// <summary>
/// Five hundred TM20 terminals connected at once, a punch a second each: what a session costs; then, while lines are cut at random and the program
/// is killed in the middle, what is lost and what is twice.
/// </summary>
internal static class Tm20Sessions
{
    private const int Terminals = 500;
    private const int CutsInHundred = 3;

    /// <summary>
    /// In hexadecimal: 16 MB. Left alone, the youngest generation grows to a share of the processor's cache (260 MB on some), and what would be measured
    /// is garbage that nobody has collected yet, not what a session holds.
    /// </summary>
    private const string YoungBudget = "0x1000000";

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Rough = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task RunAsync()
    {
        Console.WriteLine($"\n== {Terminals} TM20 sessions, one sendlog a second each");
        Environment.SetEnvironmentVariable("DOTNET_GCgen0size", YoungBudget);
        await using var bench = await Bench.StartAsync();
        using (var warm = new Tm20Terminal(() => bench.Process.Tm20, "WARM", new Random(0)))
        {
            await warm.RunAsync(TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(5));
        }

        await Task.Delay(TimeSpan.FromSeconds(3));
        var before = bench.ResidentMegabytes();
        var all = LoadRun.Serials(Terminals, "FACE").Select((serial, i) => new Tm20Terminal(() => bench.Process.Tm20, serial, new Random(i))).ToList();
        foreach (var terminal in all)
        {
            await terminal.ConnectAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        var idle = bench.ResidentMegabytes() - before;
        await MeasureCalmAsync(bench, all);
        var busy = bench.ResidentMegabytes() - before;
        Console.WriteLine($"memory a session: {idle * 1024.0 / Terminals:F0} kB quiet, {busy * 1024.0 / Terminals:F0} kB busy (under 150 wanted)");
        await MeasureRoughAsync(bench, all);
        all.ForEach(t => t.Dispose());
        Environment.SetEnvironmentVariable("DOTNET_GCgen0size", null);
    }

    private static async Task MeasureCalmAsync(Bench bench, List<Tm20Terminal> all)
    {
        var (processor, began) = (bench.ProcessorTime(), Stopwatch.GetTimestamp());
        await SendAsync(all, Calm);
        Console.WriteLine(new Measured(Stopwatch.GetElapsedTime(began), all.SelectMany(t => t.Milliseconds), all.Sum(t => t.Interruptions)));
        Console.WriteLine($"{(bench.ProcessorTime() - processor) / Calm:P0} of a core");
    }

    private static async Task MeasureRoughAsync(Bench bench, List<Tm20Terminal> all)
    {
        all.ForEach(t => t.CutsInHundred = CutsInHundred);
        var sending = SendAsync(all, Rough);
        await Task.Delay(Rough / 2);
        await bench.KillAndRestartAsync();
        await sending;
        var acknowledged = all.Sum(t => t.Acknowledged);
        var (stored, distinct) = Stored(bench.Directory);
        Console.WriteLine(
            $"lines cut and one SIGKILL: {all.Sum(t => t.Interruptions)} interruptions, {acknowledged} acknowledged, {stored} stored, lost {acknowledged - distinct}, duplicates {stored - distinct}");
    }

    /// <summary>Spread over the second, as terminals are.</summary>
    private static Task SendAsync(List<Tm20Terminal> all, TimeSpan duration) => Task.WhenAll(all.Select(async (terminal, i) =>
    {
        await Task.Delay(Pause * i / all.Count);
        await terminal.RunAsync(duration, Pause);
    }));

    private static (int Stored, int Distinct) Stored(string directory)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "attendance.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT count(*), count(DISTINCT p.terminal_id || ':' || p.pin) FROM punches p JOIN terminals t ON t.id = p.terminal_id WHERE t.serial LIKE 'FACE%'";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt32(0), reader.GetInt32(1));
    }
}
