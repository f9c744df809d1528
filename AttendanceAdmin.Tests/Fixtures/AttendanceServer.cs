using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>
/// The real application in this process: Kestrel on free ports of the loopback, a SQLite file (or a PostgreSQL database) of its own.
/// <c>await using var server = await AttendanceServer.StartAsync();</c>
/// </summary>
internal sealed class AttendanceServer : IAsyncDisposable
{
    public const string ApiKey = "aa_test_key_with_every_scope";

    private readonly WebApplication app;
    private readonly string? ownDirectory;

    private AttendanceServer(WebApplication app, string directory, string? ownDirectory)
    {
        this.app = app;
        Directory = directory;
        this.ownDirectory = ownDirectory;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        // In the order of their names in the configuration: Iclock, Tm20, Web.
        (Iclock, Tm20, Web) = (new Uri(addresses[0]), new Uri(addresses[1]), new Uri(addresses[2]));
    }

    public string Directory { get; }

    public Uri Web { get; }

    public Uri Iclock { get; }

    public Uri Tm20 { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="directory">Where database and keys live; a new one, removed at the end, if left out. Give one to start a second time on the same data.</param>
    /// <param name="settings">Further settings, <c>"Terminals:ApproveNew=true"</c>.</param>
    public static Task<AttendanceServer> StartAsync(string? directory = null, params string[] settings) => StartAsync(time: null, directory, settings);

    /// <param name="time">The clock it goes by; that of the machine if left out.</param>
    public static async Task<AttendanceServer> StartAsync(TimeProvider? time, string? directory, params string[] settings)
    {
        var own = directory is null ? System.IO.Directory.CreateTempSubdirectory("attendance-test-").FullName : null;
        directory ??= own!;
        var built = Program.Build(
        [
            "--environment=Development",
            "--applicationName=AttendanceAdmin",
            "--Kestrel:Endpoints:Web:Url=http://127.0.0.1:0",
            "--Kestrel:Endpoints:Iclock:Url=http://127.0.0.1:0",
            "--Kestrel:Endpoints:Tm20:Url=http://127.0.0.1:0",
            $"--ConnectionStrings:Attendance=Data Source={Path.Combine(directory, "attendance.db")}",
            $"--Storage:Directory={directory}",
            "--Site:TimeZone=Africa/Algiers",
            "--Setup:AdminEmail=admin@example.org",
            "--Setup:AdminPassword=a-good-password-1",
            $"--Setup:ApiKey={ApiKey}",
            "--Logging:LogLevel:Default=Warning",
            .. settings.Select(s => "--" + s),
        ], services => _ = time is null ? services : services.AddSingleton(time));
        await built.PrepareAsync();
        await built.StartAsync();
        return new AttendanceServer(built, directory, own);
    }

    /// <summary>On that database, which outlives the server: start a second one to see what a restart finds.</summary>
    public static Task<AttendanceServer> StartAsync(TestDatabase database, params string[] settings) =>
        StartAsync(database.Directory, [.. database.Settings, .. settings]);

    public HttpClient ApiClient()
    {
        var client = new HttpClient { BaseAddress = Web };
        client.DefaultRequestHeaders.Add("X-Api-Key", ApiKey);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownDirectory is not null)
        {
            await TestDirectory.RemoveAsync(ownDirectory);
        }
    }
}
