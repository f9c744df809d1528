using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Load;

/// <summary>The published program on a fresh database, and what /proc says of it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private const double TicksPerSecond = 100;

    private readonly string[] settings;

    private Bench(AttendanceProcess process, string[] settings, string directory)
    {
        Process = process;
        this.settings = settings;
        Directory = directory;
    }

    /// <summary>The published AttendanceAdmin.dll.</summary>
    public static string Program { get; set; } = "";

    public AttendanceProcess Process { get; private set; }

    public string Directory { get; }

    public Uri Iclock => Process.Iclock;

    public static async Task<Bench> StartAsync(bool postgreSql = false, params IEnumerable<string> settings)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("attendance-load-").FullName;
        var connection = postgreSql
            ? await PostgreSqlCluster.Running.CreateDatabaseAsync()
            : $"Data Source={Path.Combine(directory, "attendance.db")}";
        string[] all =
        [
            "environment=Production", $"Database:Provider={(postgreSql ? "PostgreSql" : "Sqlite")}", $"ConnectionStrings:Attendance={connection}",
            $"Storage:Directory={directory}", "Terminals:ApproveNew=true", .. settings,
        ];
        return new Bench(await AttendanceProcess.StartAsync(all, Program), all, directory);
    }

    /// <summary>SIGKILL, and a new one on the same database; it listens elsewhere.</summary>
    public async Task KillAndRestartAsync()
    {
        await Process.DisposeAsync();
        Process = await AttendanceProcess.StartAsync(settings, Program);
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
