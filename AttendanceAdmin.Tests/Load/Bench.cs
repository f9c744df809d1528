using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Load;

/// <summary>The published program on a fresh database, and what /proc says of it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private const double TicksPerSecond = 100;

    private Bench(AttendanceProcess process, string directory)
    {
        Process = process;
        Directory = directory;
    }

    /// <summary>The published AttendanceAdmin.dll.</summary>
    public static string Program { get; set; } = "";

    public AttendanceProcess Process { get; }

    public string Directory { get; }

    public Uri Iclock => Process.Iclock;

    public static async Task<Bench> StartAsync(bool postgreSql = false, params IEnumerable<string> settings)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("attendance-load-").FullName;
        var connection = postgreSql
            ? await PostgreSqlCluster.Running.CreateDatabaseAsync()
            : $"Data Source={Path.Combine(directory, "attendance.db")}";
        return new Bench(
            await AttendanceProcess.StartAsync(
                [
                    "environment=Production", $"Database:Provider={(postgreSql ? "PostgreSql" : "Sqlite")}", $"ConnectionStrings:Attendance={connection}",
                    $"Storage:Directory={directory}", "Terminals:ApproveNew=true", .. settings,
                ],
                Program),
            directory);
    }

    /// <summary>Processor time used so far, of all its threads.</summary>
    public TimeSpan ProcessorTime()
    {
        var fields = File.ReadAllText($"/proc/{Process.Id}/stat").Split(')')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TimeSpan.FromSeconds((double.Parse(fields[11]) + double.Parse(fields[12])) / TicksPerSecond);
    }

    public int ResidentMegabytes() => int.Parse(
        File.ReadLines($"/proc/{Process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;

    /// <summary>Size and time of the database's files: whether anything was written.</summary>
    public string Traces() => string.Join(
        ' ', System.IO.Directory.GetFiles(Directory, "attendance.db*").Order(StringComparer.Ordinal).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal))
            .Select(f => $"{Path.GetFileName(f)}:{new FileInfo(f).Length}@{File.GetLastWriteTimeUtc(f):O}"));

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
