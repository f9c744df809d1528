using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Tests.Connections.IncomingUsers;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;

namespace AttendanceAdmin.Tests.Connections.DevicesApi;

public sealed class DevicesApiTests(DevicesApiTests.Host host) : IClassFixture<DevicesApiTests.Host>
{
    private readonly AttendanceServer server = host.Server;
    private readonly HttpClient api = host.Api;

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task A_configuration_is_made_shown_changed_and_removed_with_and_without_the_final_slash(string slash)
    {
        var made = await SendAsync(HttpMethod.Post, "third-party-configs" + slash, new
        {
            name = "ERP", base_url = "http://10.0.0.9:8000", users_endpoint = "users/", attendance_endpoint = "attendance/", auth_type = "bearer", auth_token = "t0ken-of-the-erp", is_active = true,
        });
        Assert.Equal((HttpStatusCode.OK, true), (made.Status, made.Body.GetProperty("success").GetBoolean()));
        var id = made.Body.GetProperty("config_id").GetInt32();

        var listed = (await SendAsync(HttpMethod.Get, "third-party-configs" + slash)).Body.GetProperty("configs").EnumerateArray().Single(c => c.GetProperty("id").GetInt32() == id);
        Assert.Equal((id, "bearer", 15, 30, 3), (listed.GetProperty("id").GetInt32(), listed.GetProperty("auth_type").GetString(),
            listed.GetProperty("sync_interval_minutes").GetInt32(), listed.GetProperty("timeout_seconds").GetInt32(), listed.GetProperty("retry_attempts").GetInt32()));
        Assert.DoesNotContain("t0ken", listed.GetRawText(), StringComparison.Ordinal);

        await SendAsync(HttpMethod.Put, $"third-party-configs/{id}{slash}", new { sync_interval_minutes = "5", is_active = false });
        var one = (await SendAsync(HttpMethod.Get, $"third-party-configs/{id}{slash}")).Body.GetProperty("config");
        Assert.Equal((5, false, "ERP"), (one.GetProperty("sync_interval_minutes").GetInt32(), one.GetProperty("is_active").GetBoolean(), one.GetProperty("name").GetString()));

        Assert.True((await SendAsync(HttpMethod.Delete, $"third-party-configs/{id}{slash}")).Body.GetProperty("success").GetBoolean());
        var gone = await SendAsync(HttpMethod.Get, $"third-party-configs/{id}{slash}");
        Assert.Equal((HttpStatusCode.NotFound, false), (gone.Status, gone.Body.GetProperty("success").GetBoolean()));
        var noNumber = await SendAsync(HttpMethod.Post, "third-party-configs" + slash, new { name = "x", base_url = "http://10.0.0.9:8000", sync_interval_minutes = "often" });
        Assert.Equal((HttpStatusCode.BadRequest, true), (noNumber.Status, noNumber.Body.GetProperty("error").GetString()!.StartsWith("sync_interval_minutes", StringComparison.Ordinal)));
        var bad = await SendAsync(HttpMethod.Post, "third-party-configs" + slash, new { name = "x" });
        Assert.Equal(HttpStatusCode.BadRequest, bad.Status);
        Assert.NotEmpty(bad.Body.GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task Users_come_from_a_third_party_and_go_to_a_terminal_that_is_mapped()
    {
        await using var stub = await UsersStub.StartAsync();
        stub.Body = """{"users":[{"enrollid":7,"name":"BENALI Amina","admin":0,"is_enabled":true}]}""";
        var terminal = await server.AnnounceAsync("AYTH1");
        var config = (await SendAsync(HttpMethod.Post, "third-party-configs/", new { name = "RH", base_url = stub.Address, users_endpoint = "users/" })).Body.GetProperty("config_id").GetInt32();

        var mapped = await SendAsync(HttpMethod.Post, $"terminals/{terminal.Id}/mappings/", new { config_id = config, sync_attendance = false });
        Assert.True(mapped.Body.GetProperty("data").GetProperty("created").GetBoolean());
        var again = await SendAsync(HttpMethod.Post, $"terminals/{terminal.Id}/mappings", new { config_id = config });
        Assert.False(again.Body.GetProperty("data").GetProperty("created").GetBoolean());
        var unclear = await SendAsync(HttpMethod.Post, $"terminals/{terminal.Id}/mappings/", new { config_id = config, is_active = "no" });
        Assert.Equal((HttpStatusCode.BadRequest, "is_active must be true or false."), (unclear.Status, unclear.Body.GetProperty("error").GetString()));

        var synced = await SendAsync(HttpMethod.Post, "sync/users/from-third-party/", new { terminal_id = terminal.Id, config_id = config });
        Assert.Equal(["success", "message", "task_id", "terminal_sn", "config_name"], synced.Body.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("AYTH1", "RH"), (synced.Body.GetProperty("terminal_sn").GetString(), synced.Body.GetProperty("config_name").GetString()));
        var employee = (await api.GetFromJsonAsync<JsonElement>("/api/v1/employees"))[0];
        Assert.Equal(("BENALI Amina", "7"), (employee.GetProperty("name").GetString(), employee.GetProperty("pin").GetString()));

        var sent = await SendAsync(HttpMethod.Post, "sync/users/to-terminal", new { terminal_id = terminal.Id, user_ids = new[] { employee.GetProperty("id").GetInt32() } });
        Assert.Equal(["success", "message", "task_id", "terminal_sn"], sent.Body.EnumerateObject().Select(p => p.Name));
        Assert.NotEmpty((await api.GetFromJsonAsync<JsonElement>($"/api/v1/terminals/{terminal.Id}/people")).EnumerateArray());

        var mapping = (await SendAsync(HttpMethod.Get, $"terminals/{terminal.Id}/mappings/")).Body.GetProperty("mappings")[0];
        Assert.Equal((config, "RH", true, true, false), (mapping.GetProperty("config_id").GetInt32(), mapping.GetProperty("config_name").GetString(),
            mapping.GetProperty("is_active").GetBoolean(), mapping.GetProperty("sync_users").GetBoolean(), mapping.GetProperty("sync_attendance").GetBoolean()));
        Assert.NotEqual(JsonValueKind.Null, mapping.GetProperty("last_user_sync").ValueKind);
    }

    [Fact]
    public async Task A_terminals_schedule_is_kept_by_weekday()
    {
        var terminal = await server.AnnounceAsync("AYTH2");
        var path = $"terminals/{terminal.Id}/schedules/";
        var monday = await SendAsync(HttpMethod.Post, path, new { name = "Jour", weekday = 0, check_in_time = "08:00", check_out_time = "17:00", break_start_time = "12:00", break_end_time = "13:00", tolerance_minutes = 10 });
        var friday = await SendAsync(HttpMethod.Post, path, new { weekday = 4, check_in_time = "08:00", check_out_time = "12:00" });

        var list = (await SendAsync(HttpMethod.Get, path)).Body.GetProperty("schedules");
        Assert.Equal(["Monday 08:00 17:00 12:00 10", "Friday 08:00 12:00  15"], list.EnumerateArray().Select(s =>
            $"{s.GetProperty("weekday_display")} {s.GetProperty("check_in_time")} {s.GetProperty("check_out_time")} {s.GetProperty("break_start_time")} {s.GetProperty("tolerance_minutes")}"));
        Assert.Equal(1, (await api.GetFromJsonAsync<JsonElement>("/api/v1/schedules")).GetArrayLength());

        await SendAsync(HttpMethod.Put, $"{path}{friday.Body.GetProperty("schedule_id")}/", new { check_out_time = "13:00" });
        Assert.True((await SendAsync(HttpMethod.Delete, $"{path}{monday.Body.GetProperty("schedule_id")}/")).Body.GetProperty("success").GetBoolean());
        var left = Assert.Single((await SendAsync(HttpMethod.Get, path)).Body.GetProperty("schedules").EnumerateArray());
        Assert.Equal((4, "13:00"), (left.GetProperty("weekday").GetInt32(), left.GetProperty("check_out_time").GetString()));
        Assert.Equal("AYTH2", (await SendAsync(HttpMethod.Post, path + "sync/", new { })).Body.GetProperty("terminal_sn").GetString());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Post, path + "sync/", new { schedule_id = left.GetProperty("id").GetInt32() })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Post, path + "sync/", new { schedule_id = 987_654 })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, path + "sync/", new { schedule_id = "abc" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, path, new { weekday = 7, check_in_time = "08:00", check_out_time = "17:00" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Put, path + "4711/", new { weekday = 1 })).Status);
    }

    [Theory]
    [InlineData("GET", "terminals/4711/mappings/", HttpStatusCode.NotFound)]
    [InlineData("POST", "sync/users/from-third-party/", HttpStatusCode.BadRequest)]
    [InlineData("GET", "attendance/sync-status/?status=lost", HttpStatusCode.BadRequest)]
    [InlineData("GET", "attendance/sync-status?page=0", HttpStatusCode.BadRequest)]
    public async Task What_is_wrong_is_said_in_that_apis_form(string method, string path, HttpStatusCode status)
    {
        var answer = await SendAsync(new HttpMethod(method), path, method == "POST" ? new { } : null);

        Assert.Equal((status, false), (answer.Status, answer.Body.GetProperty("success").GetBoolean()));
        Assert.NotEmpty(answer.Body.GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task The_state_of_deliveries_comes_in_pages_and_strangers_hear_nothing()
    {
        var status = (await SendAsync(HttpMethod.Get, "attendance/sync-status/?per_page=10")).Body;
        Assert.Equal(["success", "logs", "pagination", "stats"], status.EnumerateObject().Select(p => p.Name));
        Assert.Equal("""{"page":1,"per_page":10,"total":0,"pages":0}""", status.GetProperty("pagination").GetRawText());
        Assert.Equal("""{"pending":0,"sent":0,"failed":0}""", status.GetProperty("stats").GetRawText());

        using var stranger = new HttpClient { BaseAddress = server.Web };
        using var refused = await stranger.GetAsync("/devices/api/third-party-configs/");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.False((await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("success").GetBoolean());
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "/devices/api/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await api.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public sealed class Host : IAsyncLifetime
    {
        internal AttendanceServer Server { get; private set; } = null!;

        public HttpClient Api { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Server = await AttendanceServer.StartAsync((string?)null, "Terminals:ApproveNew=true");
            Api = Server.ApiClient();
        }

        public async Task DisposeAsync()
        {
            Api.Dispose();
            await Server.DisposeAsync();
        }
    }
}
