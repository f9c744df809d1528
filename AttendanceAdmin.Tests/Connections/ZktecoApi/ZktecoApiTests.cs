using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;

namespace AttendanceAdmin.Tests.Connections.ZktecoApi;

public sealed class ZktecoApiTests(ZktecoApiTests.Host host) : IClassFixture<ZktecoApiTests.Host>
{
    [Theory]
    [InlineData("/zkteco/api/attendance", """{"user_id":7,"timestamp":"2026-03-02 08:00:12","punch_type":"in"}""", "2026-03-02T08:00:12", "in", false)]
    [InlineData("/zkteco/api/attendance/", """{"zk_user_id":"7","time":"02/03/2026 17:00:00","punch_type":"out"}""", "2026-03-02T17:00:00", "out", false)]
    [InlineData("/zkteco/api/attendance", """{"user_id":"7","timestamp":"2026-03-03T08:00:12.250000","punch_type":0}""", "2026-03-03T08:00:12", "in", false)]
    [InlineData("/zkteco/api/attendance", """{"user_id":"7","timestamp":"2026-03-04T08:00:12Z","punch_type":"1"}""", "2026-03-04T09:00:12", "out", false)]
    [InlineData("/zkteco/api/attendance", """{"user_id":7,"timestamp":"2026-03-05 08:00:12"}""", "2026-03-05T08:00:12", "in", true)]
    public async Task A_punch_is_taken_in_every_form_that_bridges_send(string path, string body, string time, string type, bool detected)
    {
        var answer = await host.SendAsync(path, body);

        Assert.Equal("success", answer.GetProperty("status").GetString());
        Assert.NotEmpty(answer.GetProperty("message").GetString()!);
        Assert.Equal(
            $$"""{"success":true,"employee_name":"BENALI Amina","timestamp":"{{time}}","punch_type":"{{type}}","auto_detected":{{(detected ? "true" : "false")}}}""",
            answer.GetProperty("processed").GetRawText());
        var stored = Assert.Single(await host.PunchesAsync("7"), p => p.GetProperty("local_time").GetString() == time);
        Assert.Equal(("api", detected ? "unknown" : type), (stored.GetProperty("source").GetString(), stored.GetProperty("direction").GetString()));
    }

    [Fact]
    public async Task The_same_punch_ten_times_at_once_is_one()
    {
        const string Body = """{"user_id":"8","timestamp":"2026-03-02 08:00:12","punch_type":"in"}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.SendAsync("/zkteco/api/attendance", Body)));

        Assert.All(answers, a => Assert.Equal("success", a.GetProperty("status").GetString()));
        Assert.Single(await host.PunchesAsync("8"));
    }

    [Fact]
    public async Task Somebody_unknown_is_kept_and_waits_on_the_shelf()
    {
        var answer = await host.SendAsync("/zkteco/api/attendance", """{"user_id":"404","timestamp":"2026-03-02 08:00:12","punch_type":"in"}""");

        Assert.Equal("success", answer.GetProperty("status").GetString());
        Assert.False(answer.GetProperty("processed").GetProperty("success").GetBoolean());
        Assert.Equal(JsonValueKind.Null, Assert.Single(await host.PunchesAsync("404")).GetProperty("employee_id").ValueKind);
        var shelf = await host.Api.GetFromJsonAsync<JsonElement>("/api/v1/unknown-pins?pin=404");
        Assert.Equal(1, Assert.Single(shelf.EnumerateArray()).GetProperty("count").GetInt32());

        var assigned = await host.Api.PostAsJsonAsync("/api/v1/unknown-pins/assign", new { pin = "404", employee = new { last_name = "ZITOUNI" } });
        Assert.Equal(HttpStatusCode.OK, assigned.StatusCode);
        Assert.StartsWith("ZITOUNI", Assert.Single(await host.PunchesAsync("404")).GetProperty("employee_name").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"timestamp":"2026-03-02 08:00:12"}""")]
    [InlineData("""{"user_id":"7","timestamp":"yesterday"}""")]
    [InlineData("""{"user_id":"7"}""")]
    [InlineData("""["7"]""")]
    public async Task What_is_no_punch_is_quarantined_and_said_to_be_none(string body)
    {
        var answer = await host.SendAsync("/zkteco/api/attendance", body);

        Assert.False(answer.GetProperty("processed").GetProperty("success").GetBoolean());
        Assert.NotEmpty(answer.GetProperty("processed").GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("""{"user_id":1.5,"timestamp":"2026-03-02 08:00:12"}""", "user_id")]
    [InlineData("""{"user_id":-7,"timestamp":"2026-03-02 08:00:12"}""", "user_id")]
    [InlineData("""{"user_id":7,"timestamp":"06/03/2026"}""", "timestamp")]
    [InlineData("""{"user_id":7,"timestamp":"2099-03-02 08:00:12"}""", "timestamp")]
    [InlineData("""{"user_id":7,"timestamp":"2026-03-06 08:00:12","punch_type":7}""", "punch_type")]
    public async Task A_member_that_cannot_be_is_named_and_no_punch_is_made(string body, string member)
    {
        var processed = (await host.SendAsync("/zkteco/api/attendance", body)).GetProperty("processed");

        Assert.False(processed.GetProperty("success").GetBoolean());
        Assert.Contains(member, processed.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            await host.PunchesAsync("7"), p => p.GetProperty("local_time").GetString() is { } time && (time.StartsWith("2026-03-06", StringComparison.Ordinal) || time.StartsWith("2099", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Other_bodies_are_answered_in_that_routes_words()
    {
        var noJson = await host.SendAsync("/zkteco/api/attendance", "hello ERP");
        Assert.Equal(("success", 9), (noJson.GetProperty("status").GetString(), noJson.GetProperty("data_length").GetInt32()));
        Assert.Equal("warning", (await host.SendAsync("/zkteco/api/attendance", "")).GetProperty("status").GetString());

        using var tooLarge = await host.Api.PostAsync("/zkteco/api/attendance", new StringContent(new string('x', 20_000)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "error"), (tooLarge.StatusCode, await StatusAsync(tooLarge)));
    }

    [Fact]
    public async Task A_terminal_that_is_named_keeps_its_people_apart_and_must_be_approved_first()
    {
        const string Body = """{"user_id":"7","timestamp":"2026-04-02 08:00:12","punch_type":"in","terminal_sn":"SHOP2"}""";
        using var refused = await host.Api.PostAsync("/zkteco/api/attendance", new StringContent(Body, Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "error"), (refused.StatusCode, await StatusAsync(refused)));

        var shop = await host.Server.AnnounceAsync("SHOP2");
        (await host.Api.PostAsync($"/api/v1/terminals/{shop.Id}/approve", null)).EnsureSuccessStatusCode();
        await host.SendAsync("/zkteco/api/attendance", Body);

        Assert.Equal("SHOP2", Assert.Single(await host.PunchesAsync("7", "2026-04-02")).GetProperty("terminal_serial").GetString());
    }

    [Theory]
    [InlineData("GET", "/zkteco/api/attendance")]
    [InlineData("POST", "/zkteco/api/attendance")]
    [InlineData("GET", "/zkteco/api/ping/")]
    [InlineData("GET", "/zkteco/api/employees")]
    public async Task Without_the_right_key_nothing_is_told(string method, string path)
    {
        using var stranger = new HttpClient { BaseAddress = host.Server.Web };
        using var none = await stranger.SendAsync(new(new HttpMethod(method), path));
        Assert.Equal((HttpStatusCode.Unauthorized, "error"), (none.StatusCode, await StatusAsync(none)));

        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
        using var wrong = await stranger.SendAsync(new(new HttpMethod(method), path));
        Assert.Equal((HttpStatusCode.Unauthorized, "error"), (wrong.StatusCode, await StatusAsync(wrong)));
    }

    [Fact]
    public async Task Greeting_ping_and_people_have_the_shapes_of_that_route()
    {
        var greeting = await host.Api.GetFromJsonAsync<JsonElement>("/zkteco/api/attendance");
        Assert.Equal("""["GET","POST"]""", greeting.GetProperty("methods_supported").GetRawText());
        var ping = await host.Api.GetFromJsonAsync<JsonElement>("/zkteco/api/ping");
        Assert.Equal(["message", "status", "timestamp", "server"], ping.EnumerateObject().Select(p => p.Name));
        var people = await host.Api.GetFromJsonAsync<JsonElement>("/zkteco/api/employees/");
        Assert.Equal(["message", "status", "count", "employees", "timestamp"], people.EnumerateObject().Select(p => p.Name));
        Assert.Equal(people.GetProperty("employees").GetArrayLength(), people.GetProperty("count").GetInt32());
        Assert.Contains("""{"id":1,"name":"BENALI Amina","employee_number":"M-7","department":null}""", people.GetProperty("employees").GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<string?> StatusAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString();

    public sealed class Host : IAsyncLifetime
    {
        internal AttendanceServer Server { get; private set; } = null!;

        public HttpClient Api { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Server = await AttendanceServer.StartAsync();
            Api = Server.ApiClient();
            Api.DefaultRequestHeaders.Remove("X-Api-Key");
            Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AttendanceServer.ApiKey);
            await Server.HireAsync("BENALI Amina", "7");
            await Server.HireAsync("SAIDI Karim", "8");
        }

        public async Task<JsonElement> SendAsync(string path, string body)
        {
            using var answer = await Api.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        public async Task<IReadOnlyList<JsonElement>> PunchesAsync(string pin, string? day = null)
        {
            var all = await Api.GetFromJsonAsync<JsonElement>("/api/v1/punches?limit=1000");
            return [.. all.EnumerateArray().Where(p => p.GetProperty("pin").GetString() == pin
                && (day is null || p.GetProperty("local_time").GetString()!.StartsWith(day, StringComparison.Ordinal)))];
        }

        public async Task DisposeAsync()
        {
            Api.Dispose();
            await Server.DisposeAsync();
        }
    }
}
