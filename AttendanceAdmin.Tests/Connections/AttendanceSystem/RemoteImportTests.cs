using AttendanceAdmin.Tests.Connections;
using Microsoft.Extensions.DependencyInjection;
using AttendanceAdmin.Punches.Importing;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Punches.Importing;
using AttendanceAdmin.Tests.Terminals;

namespace AttendanceAdmin.Tests.Connections.AttendanceSystem;

/// <summary>Our own imitation of the "Attendance System" is the remote one here.</summary>
public sealed class RemoteImportTests
{
    [Fact]
    public async Task Punches_of_a_remote_system_come_in_once_with_their_owners()
    {
        await using var remote = await AttendanceServer.StartAsync((string?)null, "Terminals:ApproveNew=true");
        var gate = await remote.AnnounceAsync("CAM1");
        await remote.HireAsync("BENALI Amina", "7");
        await remote.HireAsync("INCONNU Paul", "8");
        await remote.PunchAsync(gate, "7", "2026-03-02 08:00:12");
        await remote.PunchAsync(gate, "7", "2026-03-02 17:00:00", PunchDirection.Out);
        await remote.PunchAsync(gate, "8", "2026-03-03 08:00:00");
        await remote.PunchAsync(gate, "7", "2026-04-02 08:00:00");
        await using var server = await AttendanceServer.StartAsync();
        var amina = await server.HireAsync("Benali Amina", "1234");
        using var api = server.ApiClient();
        using var made = await api.PostAsJsonAsync("/api/v1/connections", new
        {
            name = "Caméras", kind = "attendance_system", base_url = remote.Web.ToString().TrimEnd('/'), auth_type = "bearer", auth_token = AttendanceServer.ApiKey,
            settings = new { send_employees = false },
        });
        var connection = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        var wish = new { source = "connection", connection_id = connection, from = "2026-03-01", to = "2026-03-31" };

        var first = await RunAsync(api, wish);
        var second = await RunAsync(api, wish);

        Assert.Equal(("done", "3 3 0 1 0"), (first.GetProperty("state").GetString(), first.Figures()));
        Assert.Equal("3 0 3 1 0", second.Figures());
        var punches = (await api.GetFromJsonAsync<JsonElement>("/api/v1/punches")).EnumerateArray().ToList();
        Assert.Equal(2, punches.Count(p => p.GetProperty("employee_id").ValueKind == JsonValueKind.Number && p.GetProperty("employee_id").GetInt32() == amina.Id));
        Assert.Equal(["in 2026-03-02T08:00:12", "in 2026-03-03T08:00:00", "out 2026-03-02T17:00:00"],
            punches.Select(p => $"{p.GetProperty("direction")} {p.GetProperty("local_time")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_last_days_are_asked_for_once_a_night()
    {
        var time = new ManualTime();
        await using var server = await AttendanceServer.StartAsync(time, directory: null);
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = (http, _) => StubReceiver.AnswerAsync(http, 200, "[]");
        using var api = server.ApiClient();
        using var made = await api.PostAsJsonAsync("/api/v1/connections", new { name = "Caméras", kind = "attendance_system", base_url = stub.Address, settings = new { send_employees = false } });
        made.EnsureSuccessStatusCode();

        // 2 March 2026, 8 in the morning there: the night's import was missed, and is made up for, once.
        await RunNightlyAsync(server);
        await RunNightlyAsync(server);
        time.Advance(TimeSpan.FromHours(17));
        await RunNightlyAsync(server);
        Assert.Single(await ImportsAsync(server));

        time.Advance(TimeSpan.FromHours(2));
        await RunNightlyAsync(server);
        Assert.Equal([(new(2026, 2, 24), new(2026, 3, 3)), (new(2026, 2, 23), new DateOnly(2026, 3, 2))], (await ImportsAsync(server)).Select(i => (i.From!.Value, i.To!.Value)));
    }

    private static async Task RunNightlyAsync(AttendanceServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<NightlyImportJob>(scope.ServiceProvider).Execute(null!);
    }

    private static Task<IReadOnlyList<PunchImport>> ImportsAsync(AttendanceServer server) =>
        server.Services.GetRequiredService<PunchImports>().LatestAsync(CancellationToken.None);

    private static async Task<JsonElement> RunAsync(HttpClient api, object wish)
    {
        using var started = await api.PostAsJsonAsync(FileRun.Address, wish);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        return await api.EndOfAsync((await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32());
    }
}
