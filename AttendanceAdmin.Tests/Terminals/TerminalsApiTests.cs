using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Terminals;

/// <summary>What programs outside rely on: literal member names and words of the contract.</summary>
public sealed class TerminalsApiTests : IAsyncLifetime
{
    private AttendanceServer server = null!;
    private HttpClient api = null!;
    private int id;

    public async Task InitializeAsync()
    {
        server = await AttendanceServer.StartAsync();
        api = server.ApiClient();
        id = (await server.AnnounceAsync("A5KX203260068")).Id;
    }

    public async Task DisposeAsync()
    {
        api.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_list_has_every_member_of_the_contract()
    {
        server.Services.GetRequiredService<TerminalPresence>().Heard(id, "192.168.1.50");

        var list = await GetAsync("/api/v1/terminals");

        var terminal = Assert.Single(list.EnumerateArray());
        Assert.Superset(
            new HashSet<string>(
            [
                "id", "serial", "protocol", "name", "state", "online", "last_seen", "last_punch", "time_zone", "clock_drift_seconds", "firmware", "model",
                "user_count", "log_count", "pending_commands", "address",
            ]),
            terminal.EnumerateObject().Select(p => p.Name).ToHashSet());
        Assert.Equal("A5KX203260068", terminal.GetProperty("serial").GetString());
        Assert.Equal("iclock", terminal.GetProperty("protocol").GetString());
        Assert.Equal("pending", terminal.GetProperty("state").GetString());
        Assert.True(terminal.GetProperty("online").GetBoolean());
        Assert.EndsWith("Z", terminal.GetProperty("last_seen").GetString(), StringComparison.Ordinal);
        Assert.Equal("Africa/Algiers", terminal.GetProperty("time_zone").GetString());
        Assert.Equal("192.168.1.50", terminal.GetProperty("address").GetString());
    }

    [Theory]
    [InlineData(TerminalProtocol.Iclock, "iclock")]
    [InlineData(TerminalProtocol.Tm20, "tm20")]
    [InlineData(TerminalProtocol.TimeMoto, "timemoto")]
    public async Task Protocols_have_the_words_of_the_contract(TerminalProtocol protocol, string word)
    {
        var terminal = await server.AnnounceAsync("PROTOCOL-" + word, protocol);

        Assert.Equal(word, (await GetAsync($"/api/v1/terminals/{terminal.Id}")).GetProperty("protocol").GetString());
    }

    [Fact]
    public async Task Approving_and_blocking_is_seen_by_the_wires_at_once()
    {
        var approved = await PostAsync($"/api/v1/terminals/{id}/approve");
        var stateAfterApproval = Known().State;
        var blocked = await PostAsync($"/api/v1/terminals/{id}/block");

        Assert.Equal("approved", approved.GetProperty("state").GetString());
        Assert.Equal(TerminalState.Approved, stateAfterApproval);
        Assert.Equal("blocked", blocked.GetProperty("state").GetString());
        Assert.Equal(TerminalState.Blocked, Known().State);
    }

    [Fact]
    public async Task Settings_that_are_left_out_are_left_alone_and_null_clears_them()
    {
        await PutAsync("""{"name":"Dépôt","place":"Rouiba","time_zone":"Africa/Tunis","allowed_network":"192.168.7.9/24","silent_after_minutes":15}""");
        var terminal = await PutAsync("""{"place":null,"state":"approved","serial":"OTHER"}""");

        Assert.Equal("Dépôt", terminal.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, terminal.GetProperty("place").ValueKind);
        Assert.Equal("Africa/Tunis", terminal.GetProperty("time_zone").GetString());
        Assert.Equal("192.168.7.0/24", terminal.GetProperty("allowed_network").GetString());
        Assert.Equal(15, terminal.GetProperty("silent_after_minutes").GetInt32());
        Assert.Equal("pending", terminal.GetProperty("state").GetString());
        Assert.Equal(("Dépôt", "Africa/Tunis", TimeSpan.FromMinutes(15)), (Known().DisplayName, Known().TimeZone.Id, Known().SilentAfter));
    }

    [Theory]
    [InlineData("""{"time_zone":"Africa/Nowhere"}""", "time_zone")]
    [InlineData("""{"allowed_network":"10"}""", "allowed_network")]
    [InlineData("""{"allowed_network":"192.168.1.0/33"}""", "allowed_network")]
    [InlineData("""{"secret_path":"a/b"}""", "secret_path")]
    [InlineData("""{"silent_after_minutes":0}""", "silent_after_minutes")]
    [InlineData("""{"silent_after_minutes":"soon"}""", "silent_after_minutes")]
    [InlineData("""{"name":7}""", "name")]
    public async Task A_bad_setting_is_refused_by_name_with_a_remedy(string body, string field)
    {
        var response = await api.PutAsync($"/api/v1/terminals/{id}", Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty(field).EnumerateArray());
    }

    [Theory]
    [InlineData("send_everything_again")]
    [InlineData("check")]
    [InlineData("restart")]
    [InlineData("set_clock")]
    [InlineData("report_info")]
    public async Task A_command_is_queued_and_its_fate_can_be_read(string name)
    {
        await PostAsync($"/api/v1/terminals/{id}/approve");

        var accepted = await PostAsync($"/api/v1/terminals/{id}/commands", $$"""{"command":"{{name}}"}""");
        var command = Assert.Single((await GetAsync($"/api/v1/terminals/{id}/commands")).EnumerateArray());

        Assert.Equal(accepted.GetProperty("id").GetInt64(), command.GetProperty("id").GetInt64());
        Assert.Equal(name, command.GetProperty("command").GetString());
        Assert.Equal("queued", command.GetProperty("state").GetString());
        Assert.Equal("key:Setup", command.GetProperty("created_by").GetString());
        Assert.Equal(1, (await GetAsync($"/api/v1/terminals/{id}")).GetProperty("pending_commands").GetInt32());
    }

    [Fact]
    public async Task A_failed_command_tells_the_code_and_the_reason_in_words()
    {
        await PostAsync($"/api/v1/terminals/{id}/approve");
        var queue = server.Services.GetRequiredService<TerminalCommandQueue>();
        await PostAsync($"/api/v1/terminals/{id}/commands", """{"command":"reboot"}""");
        var taken = Assert.Single(await queue.TakeAsync(id, 1, CancellationToken.None));
        await queue.CompleteAsync(id, [new CommandResult(taken.Id, -1002, CommandFailure.Unsupported, null)], CancellationToken.None);

        var command = Assert.Single((await GetAsync($"/api/v1/terminals/{id}/commands")).EnumerateArray());

        Assert.Equal("failed", command.GetProperty("state").GetString());
        Assert.Equal(-1002, command.GetProperty("result_code").GetInt32());
        Assert.Equal("unsupported", command.GetProperty("failure").GetString());
        Assert.Equal("Ce terminal ne connaît pas cette commande", command.GetProperty("result_text").GetString());
    }

    [Fact]
    public async Task Punches_of_a_period_are_asked_for_in_the_terminal_s_own_time()
    {
        await PostAsync($"/api/v1/terminals/{id}/approve");

        await PostAsync($"/api/v1/terminals/{id}/commands", """{"command":"query_punches","from":"2026-03-01","to":"2026-03-02"}""");

        var command = Assert.Single((await GetAsync($"/api/v1/terminals/{id}/commands")).EnumerateArray());
        Assert.Equal("2026-03-01T00:00:00", command.GetProperty("from").GetString());
        Assert.Equal("2026-03-02T23:59:59", command.GetProperty("to").GetString());
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused_and_not_a_fault_of_the_server()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PutAsync($"/api/v1/terminals/{id}", Json("{nonsense"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PutAsync($"/api/v1/terminals/{id}", Json("[]"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PutAsync($"/api/v1/terminals/{id}", Json("""{"place":"\ud800"}"""))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PutAsync($"/api/v1/terminals/{id}", Json("""{"\ud800":1}"""))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsync($"/api/v1/terminals/{id}/commands", Json("{nonsense"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.GetAsync($"/api/v1/terminals/{id}/commands?limit=0")).StatusCode);
    }

    [Theory]
    [InlineData("""{"command":"dance"}""", "command")]
    [InlineData("""{}""", "command")]
    [InlineData("""{"command":"query_punches"}""", "from")]
    [InlineData("""{"command":"query_punches","from":"2026-03-01"}""", "to")]
    [InlineData("""{"command":"query_punches","from":"2026-03-02","to":"2026-03-01"}""", "to")]
    [InlineData("""{"command":"query_punches","from":"soon","to":"2026-03-01"}""", "from")]
    public async Task A_bad_command_is_refused_by_the_field_that_is_wrong(string body, string field)
    {
        await PostAsync($"/api/v1/terminals/{id}/approve");

        var response = await api.PostAsync($"/api/v1/terminals/{id}/commands", Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty(field).EnumerateArray());
    }

    [Fact]
    public async Task A_terminal_that_is_not_approved_is_given_no_commands()
    {
        var response = await api.PostAsync($"/api/v1/terminals/{id}/commands", Json("""{"command":"check"}"""));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task A_command_can_be_cancelled_once()
    {
        await PostAsync($"/api/v1/terminals/{id}/approve");
        var command = (await PostAsync($"/api/v1/terminals/{id}/commands", """{"command":"check"}""")).GetProperty("id").GetInt64();

        var first = await api.PostAsync($"/api/v1/terminals/{id}/commands/{command}/cancel", null);
        var second = await api.PostAsync($"/api/v1/terminals/{id}/commands/{command}/cancel", null);
        var unknown = await api.PostAsync($"/api/v1/terminals/{id}/commands/99999/cancel", null);

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.NotFound], [first.StatusCode, second.StatusCode, unknown.StatusCode]);
        Assert.Equal("cancelled", (await GetAsync($"/api/v1/terminals/{id}/commands"))[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Commands_come_newest_first_a_page_at_a_time()
    {
        await PostAsync($"/api/v1/terminals/{id}/approve");
        foreach (var name in (string[])["check", "restart", "set_clock"])
        {
            await PostAsync($"/api/v1/terminals/{id}/commands", $$"""{"command":"{{name}}"}""");
        }

        var first = (await GetAsync($"/api/v1/terminals/{id}/commands?limit=2")).EnumerateArray().ToList();
        var next = (await GetAsync($"/api/v1/terminals/{id}/commands?limit=2&before_id={first[^1].GetProperty("id").GetInt64()}")).EnumerateArray().ToList();

        Assert.Equal(["set_clock", "restart", "check"], first.Concat(next).Select(c => c.GetProperty("command").GetString()));
    }

    [Theory]
    [InlineData("GET", "/api/v1/terminals/4711")]
    [InlineData("POST", "/api/v1/terminals/4711/approve")]
    [InlineData("POST", "/api/v1/terminals/4711/block")]
    [InlineData("PUT", "/api/v1/terminals/4711")]
    [InlineData("GET", "/api/v1/terminals/4711/commands")]
    public async Task An_unknown_terminal_is_a_problem_with_words(string method, string path)
    {
        var response = await api.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "PUT" ? Json("{}") : null });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("4711", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_shown()
    {
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Web };
        stranger.DefaultRequestHeaders.Add("X-Api-Key", "aa_wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/terminals")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync($"/api/v1/terminals/{id}/approve", null)).StatusCode);
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private KnownTerminal Known() => server.Services.GetRequiredService<TerminalDirectory>().Find(id)!;

    private Task<JsonElement> GetAsync(string path) => api.GetFromJsonAsync<JsonElement>(path);

    private async Task<JsonElement> PostAsync(string path, string? body = null) => await ReadAsync(await api.PostAsync(path, body is null ? null : Json(body)));

    private async Task<JsonElement> PutAsync(string body) => await ReadAsync(await api.PutAsync($"/api/v1/terminals/{id}", Json(body)));

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
