using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Connections;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.IncomingUsers;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Connections.IncomingUsers;

public sealed class IncomingUsersTests
{
    private const string Users = """
        {"users":[
          {"enrollid":7,"name":"BENALI Amina","admin":0,"is_enabled":true,"weekzone":1,"group":0},
          {"id":"x-12","enrollid":12,"full_name":"SAIDI Karim"},
          {"id":31,"enrollid":31,"name":"NOUVEAU Paul","department":"Atelier"},
          {"enrollid":32,"name":"PARTI Jean","is_enabled":false},
          {"enrollid":33},
          {"name":"SANS Numéro"},
          {"enrollid":""}]}
        """;

    [Theory, BothDatabases]
    public async Task People_are_matched_by_number_then_by_name_and_the_differences_are_shown_before_anything_is_written(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database, $"Setup:ApiKey={AttendanceServer.ApiKey}");
        await using var stub = await UsersStub.StartAsync();
        using var api = server.ApiClient();
        var amina = await server.HireAsync("BENALI Amna", "7");
        var karim = await server.HireAsync("SAIDI Karim", "99");
        var jean = await server.HireAsync("PARTI Jean", "32");
        var connection = await ConnectAsync(server, api, stub.Address);
        stub.Body = Users;
        var sync = server.Services.GetRequiredService<SyncUsers>();

        var shown = await sync.RunAsync(connection, write: false, "hr", default);
        Assert.Equal("Updated Same Created Disabled Refused Refused", string.Join(' ', shown.Differences.Select(d => d.Kind)));
        Assert.Equal([amina.Id, karim.Id, null, jean.Id, null, null], shown.Differences.Select(d => d.EmployeeId));
        Assert.Equal(2, shown.Differences.Skip(4).Select(d => d.Reason).OfType<string>().Distinct().Count());
        Assert.Equal(3, (await api.GetFromJsonAsync<JsonElement>("/api/v1/employees")).GetArrayLength());

        await sync.RunAsync(connection, write: true, "hr", default);
        var people = (await api.GetFromJsonAsync<JsonElement>("/api/v1/employees")).EnumerateArray().ToDictionary(e => e.GetProperty("last_name").GetString()!, StringComparer.Ordinal);
        Assert.Equal(["BENALI", "NOUVEAU", "PARTI", "SAIDI"], people.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("31", "Atelier"), (people["NOUVEAU"].GetProperty("pin").GetString(), people["NOUVEAU"].GetProperty("department").GetString()));
        Assert.False(people["PARTI"].GetProperty("active").GetBoolean());
        Assert.Equal("99", people["SAIDI"].GetProperty("pin").GetString());

        // By its own id from now on, whatever its name and number become.
        stub.Body = """[{"external_id":"x-12","display_name":"SAÏDI Karim Ali"}]""";
        var renamed = Assert.Single((await sync.RunAsync(connection, write: true, "hr", default)).Differences);
        Assert.Equal((DifferenceKind.Updated, karim.Id), (renamed.Kind, renamed.EmployeeId));
        Assert.Equal(DifferenceKind.Same, Assert.Single((await sync.RunAsync(connection, write: true, "hr", default)).Differences).Kind);
    }

    [Theory]
    [InlineData(200, "<html>", Trouble.NotUnderstood)]
    [InlineData(200, """{"success":false}""", Trouble.NotUnderstood)]
    [InlineData(500, "{}", Trouble.SystemFault)]
    [InlineData(401, "{}", Trouble.Unauthorised)]
    public async Task A_system_that_gives_no_list_changes_nobody(int status, string body, Trouble trouble)
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var stub = await UsersStub.StartAsync();
        using var api = server.ApiClient();
        (stub.Status, stub.Body) = (status, body);
        var connection = await ConnectAsync(server, api, stub.Address);

        var result = await server.Services.GetRequiredService<SyncUsers>().RunAsync(connection, write: true, "hr", default);

        Assert.Equal((trouble, 0), (result.Trouble, result.Differences.Count));
    }

    [Fact]
    public async Task The_job_waits_for_a_first_run_by_somebody_then_keeps_the_interval_and_says_whose_people_it_cannot_fetch()
    {
        var time = new ManualTime();
        await using var server = await AttendanceServer.StartAsync(time, directory: null);
        await using var stub = await UsersStub.StartAsync();
        using var api = server.ApiClient();
        stub.Body = Users;
        var connection = await ConnectAsync(server, api, stub.Address);
        var job = ActivatorUtilities.CreateInstance<SyncUsersJob>(server.Services);

        await job.Execute(null!);
        Assert.Equal(0, (await api.GetFromJsonAsync<JsonElement>("/api/v1/employees")).GetArrayLength());

        await server.Services.GetRequiredService<SyncUsers>().RunAsync(connection, write: true, "hr", default);
        stub.Body = """{"users":[{"enrollid":77,"name":"VENUE Lina"}]}""";
        await job.Execute(null!);
        Assert.DoesNotContain("VENUE", await api.GetStringAsync("/api/v1/employees"), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromMinutes(16));
        await job.Execute(null!);
        Assert.Contains("VENUE", await api.GetStringAsync("/api/v1/employees"), StringComparison.Ordinal);

        stub.Status = 500;
        time.Advance(TimeSpan.FromMinutes(16));
        var failed = await Assert.ThrowsAsync<Quartz.JobExecutionException>(() => job.Execute(null!).AsTask());
        Assert.Contains("Paie", failed.Message, StringComparison.Ordinal);
    }

    private static async Task<Connection> ConnectAsync(AttendanceServer server, HttpClient api, string address)
    {
        using var made = await api.PostAsJsonAsync("/api/v1/connections", new { name = "Paie", kind = "third_party", base_url = address, users_endpoint = "users/" });
        made.EnsureSuccessStatusCode();
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        return (await server.Services.GetRequiredService<ListConnections>().FindAsync(id, default))!.Connection;
    }
}
