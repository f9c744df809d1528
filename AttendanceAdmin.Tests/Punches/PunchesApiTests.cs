using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Punches;

public sealed class PunchesApiTests
{
    [Theory, BothDatabases]
    public async Task A_punch_is_given_with_every_name_and_word_of_the_contract(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        using var client = server.ApiClient();
        var terminal = await server.AnnounceAsync("A5KX203260068");
        var amina = await server.HireAsync("Benali Amina", "7");
        await server.PunchAsync(terminal, "7", "2026-03-02 08:00:12", PunchDirection.BreakOut);

        var json = await client.GetStringAsync("/api/v1/punches");

        var received = Regex.Match(json, "\"received_at\":\"([^\"]+Z)\"").Groups[1].Value;
        Assert.Equal(
            $$"""[{"id":1,"terminal_serial":"A5KX203260068","source":"iclock","pin":"7","employee_id":{{amina.Id}},"employee_name":"Benali Amina","local_time":"2026-03-02T08:00:12","time_zone":"Africa/Algiers","instant":"2026-03-02T07:00:12Z","direction":"break_out","status_code":2,"verify_code":15,"received_at":"{{received}}","ignored":false}]""",
            json);
    }

    [Fact]
    public async Task Punches_of_unknown_pins_are_in_it_without_an_employee()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = server.ApiClient();
        await server.PunchAsync(await server.AnnounceAsync("T1"), "000123", "2026-03-02 08:00:12", PunchDirection.Unknown);

        var punch = Assert.Single(await ListAsync(client, ""));

        Assert.Equal("000123", punch.GetProperty("pin").GetString());
        Assert.Equal(JsonValueKind.Null, punch.GetProperty("employee_id").ValueKind);
        Assert.Equal("unknown", punch.GetProperty("direction").GetString());
    }

    [Theory, BothDatabases]
    public async Task Filters_and_pages_by_id(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        using var client = server.ApiClient();
        var (first, second) = (await server.AnnounceAsync("T1"), await server.AnnounceAsync("T2"));
        var amina = await server.HireAsync("Benali Amina", "7");
        await server.PunchAsync(first, "7", "2026-03-02 08:00:00");
        await server.PunchAsync(first, "8", "2026-03-02 08:01:00");
        await server.PunchAsync(second, "7", "2026-03-03 08:02:00");
        await server.PunchAsync(second, "8", "2026-03-04 23:59:59");

        Assert.Equal([1, 2], await IdsAsync(client, "?terminal=T1"));
        Assert.Equal([3, 4], await IdsAsync(client, $"?terminal={second.Id}"));
        Assert.Equal([1, 3], await IdsAsync(client, $"?employee={amina.Id}"));
        Assert.Equal([3, 4], await IdsAsync(client, "?from=2026-03-03&to=2026-03-04"));
        Assert.Equal([2, 3], await IdsAsync(client, "?from=2026-03-02T08:00:30&to=2026-03-03"));
        Assert.Equal([4], await IdsAsync(client, "?from=2026-03-02T08:00:00&after_id=3"));
        Assert.Equal([2, 3], await IdsAsync(client, "?after_id=1&limit=2"));
        Assert.Empty(await IdsAsync(client, "?to=2025-12-31"));
        using var backwards = await client.GetAsync("/api/v1/punches?from=2026-03-03&to=2026-03-02");
        Assert.Equal(HttpStatusCode.BadRequest, backwards.StatusCode);
        Assert.True((await backwards.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("from", out _));
    }

    [Theory]
    [InlineData("limit", "1001")]
    [InlineData("limit", "0")]
    [InlineData("from", "2026-13-01")]
    [InlineData("to", "2026-03-02T08:00:00Z")]
    [InlineData("after_id", "-1")]
    [InlineData("terminal", "NoSuchTerminal")]
    [InlineData("employee", "x' OR 1=1")]
    public async Task A_bad_value_is_named(string parameter, string value)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = server.ApiClient();

        var response = await client.GetAsync($"/api/v1/punches?{parameter}={Uri.EscapeDataString(value)}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(value, problem.GetProperty("errors").GetProperty(parameter)[0].GetString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_manual_punch_is_stored_once_however_often_it_is_sent(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        using var client = server.ApiClient();
        var amina = await server.HireAsync("Benali Amina", pin: null);
        var wish = new { employee_id = amina.Id, local_time = "2026-03-02T17:30:00", direction = "out", reason = "oubli" };

        var first = await client.PostAsJsonAsync("/api/v1/punches", wish);
        var second = await client.PostAsJsonAsync("/api/v1/punches", wish);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var punch = Assert.Single(await ListAsync(client, ""));
        Assert.Equal("manual", punch.GetProperty("source").GetString());
        await using var context = database.OpenContext();
        var entry = Assert.Single(await context.AuditEntries.Where(a => a.Action == "PunchRecorded").ToListAsync());
        Assert.StartsWith("key:", entry.Actor, StringComparison.Ordinal);
        Assert.Equal("out", punch.GetProperty("direction").GetString());
        Assert.Equal(1, punch.GetProperty("status_code").GetInt32());
        Assert.Equal("Benali Amina", punch.GetProperty("employee_name").GetString());
        Assert.Equal(JsonValueKind.Null, punch.GetProperty("terminal_serial").ValueKind);
        Assert.Equal("2026-03-02T16:30:00Z", punch.GetProperty("instant").GetString());
    }

    [Theory]
    [InlineData("employee_id", """{"employee_id":99,"local_time":"2026-03-02T17:30:00","direction":"out","reason":"x"}""")]
    [InlineData("local_time", """{"employee_id":1,"local_time":"2026-03-02T17:30:00Z","direction":"out","reason":"x"}""")]
    [InlineData("local_time", """{"employee_id":1,"local_time":"2199-03-02T17:30:00","direction":"out","reason":"x"}""")]
    [InlineData("direction", """{"employee_id":1,"local_time":"2026-03-02T17:30:00","direction":"sideways","reason":"x"}""")]
    [InlineData("reason", """{"employee_id":1,"local_time":"2026-03-02T17:30:00","direction":"out","reason":"  "}""")]
    public async Task A_manual_punch_that_cannot_be_says_which_field(string field, string body)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = server.ApiClient();
        await server.HireAsync("Benali Amina", "7");

        var response = await client.PostAsync("/api/v1/punches", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty(field)[0].GetString()!);
        Assert.Empty(await ListAsync(client, ""));
    }

    [Fact]
    public async Task A_punch_is_ignored_with_a_reason_and_restored()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = server.ApiClient();
        await server.PunchAsync(await server.AnnounceAsync("T1"), "7", "2026-03-02 08:00:00");

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsJsonAsync("/api/v1/punches/1/ignore", new { reason = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync("/api/v1/punches/2/ignore", new { reason = "double" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/v1/punches/1/ignore", new { reason = "double" })).StatusCode);
        Assert.True(Assert.Single(await ListAsync(client, "")).GetProperty("ignored").GetBoolean());

        var stored = await server.Services.GetRequiredService<PunchList>().FindAsync(1, CancellationToken.None);
        Assert.Equal(("double", "key:Setup"), (stored!.IgnoredReason, stored.IgnoredBy));

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("/api/v1/punches/1/restore", null)).StatusCode);
        Assert.False(Assert.Single(await ListAsync(client, "")).GetProperty("ignored").GetBoolean());
    }

    [Fact]
    public async Task A_key_that_may_only_read_cannot_write()
    {
        await using var server = await AttendanceServer.StartAsync();
        var key = await server.Services.GetRequiredService<ApiKeys>().CreateAsync("reader", [Scopes.PunchesRead], null, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = server.Web };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/punches")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsJsonAsync("/api/v1/punches/1/ignore", new { reason = "x" })).StatusCode);
    }

    private static async Task<List<JsonElement>> ListAsync(HttpClient client, string query) =>
        (await client.GetFromJsonAsync<List<JsonElement>>("/api/v1/punches" + query))!;

    private static async Task<List<long>> IdsAsync(HttpClient client, string query) =>
        (await ListAsync(client, query)).ConvertAll(p => p.GetProperty("id").GetInt64());
}
