using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>
/// The real program as a process of its own, for what cannot be tried in this one: being killed.
/// Started again on the same database it listens on other ports; see <see cref="Iclock"/>.
/// </summary>
internal sealed class AttendanceProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    private AttendanceProcess(Process process, IReadOnlyList<Uri> addresses)
    {
        this.process = process;
        (Iclock, Tm20, Web) = (addresses[0], addresses[1], addresses[2]);
    }

    public Uri Iclock { get; }

    public Uri Tm20 { get; }

    public Uri Web { get; }

    public int Id => process.Id;

    /// <summary>Returns when it listens, which it does only after the database stands.</summary>
    /// <param name="program">Another build than that of these tests.</param>
    public static async Task<AttendanceProcess> StartAsync(IEnumerable<string> settings, string? program = null)
    {
        program ??= Program();
        var start = new ProcessStartInfo("dotnet", [program, .. Defaults, .. settings.Select(s => "--" + s)])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var started = Process.Start(start)!;
        try
        {
            return new AttendanceProcess(started, await AddressesAsync(started).WaitAsync(TimeSpan.FromMinutes(2)));
        }
        catch
        {
            started.Kill();
            throw;
        }
    }

    /// <summary>SIGKILL: no farewell, no flush.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static IEnumerable<string> Defaults =>
    [
        "--environment=Development",
        "--Kestrel:Endpoints:Web:Url=http://127.0.0.1:0",
        "--Kestrel:Endpoints:Iclock:Url=http://127.0.0.1:0",
        "--Kestrel:Endpoints:Tm20:Url=http://127.0.0.1:0",
        "--Site:TimeZone=Africa/Algiers",
        "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
    ];

    /// <summary>The program of the same build as these tests: the twin of their output folder in the application's project.</summary>
    private static string Program([CallerFilePath] string thisFile = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
        var folder = Path.GetRelativePath(Path.Combine(root, "AttendanceAdmin.Tests"), AppContext.BaseDirectory);
        return Path.Combine(root, "AttendanceAdmin", folder, "AttendanceAdmin.dll");
    }

    private static async Task<IReadOnlyList<Uri>> AddressesAsync(Process started)
    {
        var found = new List<Uri>();
        var said = new List<string>();
        while (found.Count < 3)
        {
            var line = await started.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException($"The program ended: {string.Join('\n', said)}{await started.StandardError.ReadToEndAsync()}");
            said.Add(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                found.Add(new Uri(line[(at + Listening.Length)..].Trim()));
            }
        }

        // Whatever it says later must be read, or it would wait for a reader some day.
        _ = started.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = started.StandardError.BaseStream.CopyToAsync(Stream.Null);
        return found;
    }
}
