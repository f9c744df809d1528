using AttendanceAdmin.Data;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.TimeMoto;

/// <summary>A server that knows the secret of the vectors, the cloud that calls it, and the questions these tests ask.</summary>
public sealed class TimeMotoHost : IAsyncLifetime
{
    internal const string SecretSetting = $"TimeMoto:WebhookSecret={Vectors.Secret}";

    internal AttendanceServer Server { get; private set; } = null!;

    internal SimulatedTimeMotoCloud Cloud { get; private set; } = null!;

    internal T Get<T>()
        where T : notnull => Server.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        Server = await AttendanceServer.StartAsync(directory: null, SecretSetting);
        Cloud = new SimulatedTimeMotoCloud(Server.Web, Vectors.Secret);
    }

    public async Task DisposeAsync()
    {
        Cloud.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>The punches of the people in these messages, ignored ones too, by time.</summary>
    internal Task<List<Punch>> PunchesAsync(params IEnumerable<string> messages) => PunchesAsync(Server, messages);

    internal static Task<List<Punch>> PunchesAsync(AttendanceServer server, IEnumerable<string> messages)
    {
        var pins = messages.Select(Vectors.Pin).ToArray();
        return ReadAsync(server, c => c.Punches.Where(p => pins.Contains(p.Pin)).OrderBy(p => p.LocalTime).ThenBy(p => p.Pin).ToListAsync());
    }

    internal static async Task<T> ReadAsync<T>(AttendanceServer server, Func<AttendanceContext, Task<T>> question)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        return await question(context);
    }
}
