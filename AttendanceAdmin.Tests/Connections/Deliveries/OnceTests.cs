using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Durability;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Connections.Deliveries;

/// <summary>Each punch once, also to receivers that do not tell punches apart.</summary>
public sealed class OnceTests
{
    private const int Punches = 2000;

    [Fact]
    public async Task Two_nodes_on_one_database_send_no_punch_twice()
    {
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        await using var one = await AttendanceServer.StartAsync(database);
        await using var other = await AttendanceServer.StartAsync(database);
        await using var stub = await StubReceiver.StartAsync();
        using var client = one.ApiClient();
        var connection = await DeliveryScene.ConnectAsync(client, stub.Address, more: new { batch_size = 20, parallel = 4 });

        var punching = one.PunchAsync(null, [.. Enumerable.Range(0, Punches).Select(Reading)]);
        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAll(Rounds(one).RunNowAsync(connection), Rounds(other).RunNowAsync(connection));
        }

        await punching;
        await Eventually.TrueAsync(() => stub.Taken.Count == Punches, "All punches arrive");
        Assert.All(stub.Taken, t => Assert.Equal(1, t.Value));
    }

    [Fact]
    public async Task Killed_while_it_sends_it_goes_on_and_repeats_at_most_the_batch_that_was_on_its_way()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = async (_, _) =>
        {
            await Task.Delay(20);
            return false;
        };
        await using (var filling = await AttendanceServer.StartAsync(database))
        {
            await filling.PunchAsync(null, [.. Enumerable.Range(0, Punches).Select(Reading)]);
        }

        await using var server = await MortalServer.StartAsync(database);
        using (var client = new HttpClient { BaseAddress = (await server.WhenUpAsync()).Web })
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", AttendanceServer.ApiKey);
            await DeliveryScene.ConnectAsync(client, stub.Address, more: new { batch_size = 10, send_from = (string?)null });
        }

        await Eventually.TrueAsync(() => stub.Taken.Count > Punches / 4, "It sends");
        await server.KillAndRestartAsync();
        await Eventually.TrueAsync(() => stub.Taken.Count == Punches, "It goes on after the restart");

        Assert.True(stub.Taken.Values.Sum() <= Punches + 10, $"{stub.Taken.Values.Sum() - Punches} were sent twice");
        Assert.All(stub.Taken, t => Assert.InRange(t.Value, 1, 2));
    }

    [Fact]
    public async Task Somebody_s_punch_waits_until_he_is_known_where_the_connection_wants_that_and_one_that_is_ignored_is_not_sent()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        var connection = await scene.ConnectAsync(stub, more: new { send_unknown = false });
        await scene.PunchAsync(2);
        await scene.RunAsync(connection);
        Assert.Empty(stub.Requests);

        var amel = await scene.Server.HireAsync("AIT Amel", "100");
        await using (var context = await scene.Server.Services.GetRequiredService<IDbContextFactory<AttendanceAdmin.Data.AttendanceContext>>().CreateDbContextAsync())
        {
            await context.Punches.Where(p => p.Pin == "100").ExecuteUpdateAsync(s => s.SetProperty(p => p.EmployeeId, amel.Id));
        }

        scene.Server.Services.GetRequiredService<PunchFeed>().PublishCorrection();

        await Eventually.TrueAsync(() => stub.Taken.Count == 1, "The punch leaves once somebody has it");
        Assert.Contains("AIT Amel", Assert.Single(stub.Requests).Body, StringComparison.Ordinal);
        Assert.Equal(1, (await scene.StatesAsync(connection))[DeliveryState.Pending]);
    }

    [Fact]
    public async Task A_punch_of_an_impossible_time_goes_to_no_other_system_until_somebody_confirms_it()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        var connection = await scene.ConnectAsync(stub);
        var amel = await scene.Server.HireAsync("AIT Amel", "100");
        await scene.Server.PunchAsync(null, TestCompany.Reading("100", "2000-01-01 00:00:07", PunchDirection.In), TestCompany.Reading("100", "2099-01-01 08:00:00", PunchDirection.In));
        await scene.RunAsync(connection);
        Assert.Empty(stub.Requests);
        Assert.Equal("[]", await scene.Client.GetStringAsync("/api/attendance/"));

        using (var confirmed = await scene.Client.PostAsync("/api/v1/punches/1/accept", content: null))
        {
            Assert.Equal(System.Net.HttpStatusCode.NoContent, confirmed.StatusCode);
        }

        await Eventually.TrueAsync(() => stub.Taken.Count == 1, "The punch leaves once it is confirmed");
        Assert.Contains("2000-01-01", Assert.Single(stub.Requests).Body, StringComparison.Ordinal);
        Assert.Contains($"\"employee_id\":{amel.Id}", await scene.Client.GetStringAsync("/api/attendance/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_terminals_it_serves_are_sent_from()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        var gate = await scene.Server.AnnounceAsync("GATE-0001");
        var store = await scene.Server.AnnounceAsync("STORE-0001");
        var connection = await scene.ConnectAsync(stub, more: new { terminals = new[] { new { terminal_id = gate.Id } } });

        await scene.PunchAsync(5, gate);
        await scene.PunchAsync(7, store);
        await scene.RunAsync(connection);

        Assert.Equal(5, stub.Taken.Count);
        Assert.All(stub.Requests, r => Assert.DoesNotContain("STORE-0001", r.Body, StringComparison.Ordinal));
    }

    private static DeliveryRounds Rounds(AttendanceServer server) => server.Services.GetRequiredService<DeliveryRounds>();

    private static PunchReading Reading(int i) => TestCompany.Reading(
        (i % 50).ToString("D4", System.Globalization.CultureInfo.InvariantCulture),
        new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Unspecified).AddSeconds(i).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
}
