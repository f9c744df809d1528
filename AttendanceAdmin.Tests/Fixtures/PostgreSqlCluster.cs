using System.Diagnostics;
using Npgsql;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>
/// A throw-away PostgreSQL server for one run of the tests, started by the first that asks for it, with the durability it has by default.
/// It refuses to run as root, so that root starts it as the user <c>postgres</c>.
/// </summary>
internal sealed class PostgreSqlCluster
{
    private const string Installations = "/usr/lib/postgresql";
    private static readonly Lazy<PostgreSqlCluster> OfThisRun = new(Start);

    private readonly string directory;
    private readonly int port;

    private PostgreSqlCluster(string directory, int port)
    {
        this.directory = directory;
        this.port = port;
    }

    public static PostgreSqlCluster Running => OfThisRun.Value;

    /// <summary>An empty database; its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"attendance_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    public Task DropDatabaseAsync(string connectionString) => ExecuteAsync($"DROP DATABASE IF EXISTS {Name(connectionString)} WITH (FORCE)");

    /// <summary>Also ends the connections there are.</summary>
    public async Task RefuseConnectionsAsync(string connectionString)
    {
        await ExecuteAsync($"ALTER DATABASE {Name(connectionString)} ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name(connectionString)}'");
    }

    public Task AllowConnectionsAsync(string connectionString) => ExecuteAsync($"ALTER DATABASE {Name(connectionString)} ALLOW_CONNECTIONS true");

    private static string Name(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static PostgreSqlCluster Start()
    {
        var cluster = new PostgreSqlCluster(Directory.CreateTempSubdirectory("attendance-postgresql-").FullName, FreePort.Next());
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", cluster.directory);
        }

        var data = Path.Combine(cluster.directory, "data");
        cluster.RunServerProgram("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8");
        cluster.RunServerProgram(
            "pg_ctl", "start", "-w", "-D", data, "-l", Path.Combine(cluster.directory, "log"),
            "-o", $"-k {cluster.directory} -p {cluster.port} -c listen_addresses=127.0.0.1 -c max_connections=400");
        cluster.RemoveWhenThisProcessEnds(data);
        return cluster;
    }

    /// <summary>By a shell that outlives this process: a test host is given a tenth of a second to end, and may be killed before.</summary>
    private void RemoveWhenThisProcessEnds(string data)
    {
        var script = $"tail --pid={Environment.ProcessId} -f /dev/null; kill -QUIT $(head -n 1 '{data}/postmaster.pid'); "
            + $"while [ -e '{data}/postmaster.pid' ]; do sleep 0.1; done; rm -rf '{directory}'";
        Run("setsid", "-f", "/bin/sh", "-c", script);
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database}";

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private void RunServerProgram(string program, params string[] arguments)
    {
        var path = Directory.Exists(Installations)
            ? Directory.EnumerateDirectories(Installations).Select(d => Path.Combine(d, "bin", program)).LastOrDefault(File.Exists)
            : null;
        if (path is null)
        {
            throw new InvalidOperationException($"A PostgreSQL server is needed under {Installations} (apt-get install postgresql).");
        }

        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Output is not redirected through pipes: the server inherits them and would keep them open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
        }
    }
}
