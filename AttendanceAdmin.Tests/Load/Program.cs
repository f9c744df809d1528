using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace AttendanceAdmin.Load;

/// <summary>See run.sh. The first argument is the published AttendanceAdmin.dll, the others name what to measure.</summary>
internal static class Program
{
    private static readonly IReadOnlyDictionary<string, Func<Task>> Measurements = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
    {
        ["start"] = StartAndMemory.RunAsync,
        ["singles"] = () => SinglePunches.RunAsync(postgreSql: false),
        ["singles-postgresql"] = () => SinglePunches.RunAsync(postgreSql: true),
        ["upload"] = Uploads.RunAsync,
        ["fairness"] = Fairness.RunAsync,
        ["heartbeats"] = Heartbeats.RunAsync,
        ["board"] = Board.RunAsync,
        ["tm20"] = Tm20Sessions.RunAsync,
        ["employees"] = Employees.RunAsync,
        ["photos"] = PhotoBatch.RunAsync,
        ["export"] = Exports.RunAsync,
        ["days"] = Days.RunAsync,
        ["deliveries"] = Deliveries.RunAsync,
        ["ten-million"] = Uploads.RunTenMillionAsync,
    };

    public static async Task Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        if (args.Contains("--noop", StringComparer.Ordinal))
        {
            await NoopHost.RunAsync();
            return;
        }

        // The application's way to its SQLite package; here its code is not what runs first.
        RuntimeHelpers.RunModuleConstructor(typeof(Data.AttendanceContext).Module.ModuleHandle);
        Bench.Program = Path.GetFullPath(args[0]);
        await KeepSocketSettingsAsync();

        foreach (var name in args.Length > 1 ? args[1..] : [.. Measurements.Keys.Where(k => k != "ten-million")])
        {
            await Measurements[name]();
        }
    }

    /// <summary>What makes this client's sockets cheap (see run.sh) is read at the first use of one; it must not reach the programs that are started.</summary>
    private static async Task KeepSocketSettingsAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        foreach (var name in new[] { "INLINE_COMPLETIONS", "THREAD_COUNT" })
        {
            Environment.SetEnvironmentVariable($"DOTNET_SYSTEM_NET_SOCKETS_{name}", null);
        }
    }
}
