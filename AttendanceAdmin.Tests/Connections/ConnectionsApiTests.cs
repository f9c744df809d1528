using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Connections;

public sealed class ConnectionsApiTests(ConnectionsHost host) : IClassFixture<ConnectionsHost>
{
    private const string Token = "s3cret-token-of-the-erp";

    [Fact]
    public async Task A_connection_is_made_changed_listed_and_removed_and_never_tells_its_secrets()
    {
        var made = await PostAsync(new
        {
            name = "ERP Alger", kind = "erp_route", base_url = "http://10.1.2.3:8000/", auth_type = "bearer", auth_token = Token,
            extra_headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Site"] = "Alger", ["X-Api-Token"] = "hidden-too" },
            settings = new { user_id_as = "text" },
        });
        var created = await made.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = created.GetProperty("id").GetInt32();
        Assert.Equal((15, 100, 30), (created.GetProperty("interval_minutes").GetInt32(), created.GetProperty("batch_size").GetInt32(), created.GetProperty("timeout_seconds").GetInt32()));
        Assert.Equal("http://10.1.2.3:8000", created.GetProperty("base_url").GetString());
        Assert.Equal("text", created.GetProperty("settings").GetProperty("user_id_as").GetString());

        var changed = await host.Client.PutAsync($"/api/v1/connections/{id}", Json("""{"interval_minutes":5,"active":false,"extra_headers":{"X-Site":"Oran","X-Api-Token":"••••••"}}"""));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var list = await host.Client.GetStringAsync("/api/v1/connections");
        Assert.DoesNotContain(Token, list, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-too", list, StringComparison.Ordinal);
        var listed = JsonDocument.Parse(list).RootElement.EnumerateArray().Single(c => c.GetProperty("id").GetInt32() == id);
        Assert.Equal("Oran", listed.GetProperty("extra_headers").GetProperty("X-Site").GetString());
        Assert.True(listed.GetProperty("has_auth_token").GetBoolean());
        Assert.False(listed.GetProperty("active").GetBoolean());
        Assert.Equal(5, listed.GetProperty("interval_minutes").GetInt32());

        Assert.Equal(HttpStatusCode.NoContent, (await host.Client.DeleteAsync($"/api/v1/connections/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"/api/v1/connections/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("""{"base_url":"http://10.0.0.1"}""", "name")]
    [InlineData("""{"name":"a","base_url":"ftp://10.0.0.1"}""", "base_url")]
    [InlineData("""{"name":"a","base_url":"http://user:pw@10.0.0.1"}""", "base_url")]
    [InlineData("""{"name":"a","base_url":"http://169.254.169.254/latest"}""", "base_url")]
    [InlineData("""{"name":"a","base_url":"http://[::ffff:169.254.169.254]/"}""", "base_url")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","attendance_endpoint":"http://evil.example/"}""", "attendance_endpoint")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","auth_type":"bearer"}""", "auth_token")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","auth_type":"magic"}""", "auth_type")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","kind":"webhook"}""", "signing_secret")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","kind":"webhook","signing_secret":"short"}""", "signing_secret")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","batch_size":0}""", "batch_size")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","timeout_seconds":"x"}""", "timeout_seconds")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","extra_headers":{"Host":"x"}}""", "extra_headers")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","extra_headers":{"X-A":"one\r\nX-B: two"}}""", "extra_headers")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","terminals":[{"terminal_id":9999}]}""", "terminals")]
    [InlineData("""{"name":"a","base_url":"http://10.0.0.1","kind":"erp_route","settings":{"user_id_as":"colour"}}""", "settings.user_id_as")]
    public async Task What_is_wrong_is_said_by_its_field(string body, string field)
    {
        var answer = await host.Client.PostAsync("/api/v1/connections", Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Another_host_is_not_given_the_token_of_the_first()
    {
        var made = await PostAsync(new { name = "Moving", base_url = "http://10.0.0.7", auth_type = "bearer", auth_token = Token });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();

        var elsewhere = await host.Client.PutAsync($"/api/v1/connections/{id}", Json("""{"base_url":"http://10.0.0.8"}"""));
        var otherPort = await host.Client.PutAsync($"/api/v1/connections/{id}", Json("""{"base_url":"http://10.0.0.7:8080"}"""));
        var again = await host.Client.PutAsync($"/api/v1/connections/{id}", Json("""{"base_url":"http://10.0.0.8","auth_token":"another"}"""));

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.OK], new[] { elsewhere.StatusCode, otherPort.StatusCode, again.StatusCode });
    }

    [Fact]
    public async Task Two_connections_do_not_share_a_name()
    {
        await PostAsync(new { name = "Twin", base_url = "http://10.0.0.1" });

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(new { name = "Twin", base_url = "http://10.0.0.2" })).StatusCode);
    }

    [Fact]
    public async Task Deliveries_are_asked_for_by_known_states_only()
    {
        Assert.Equal("[]", await host.Client.GetStringAsync("/api/v1/deliveries?connection=999999&state=dead"));
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.GetAsync("/api/v1/deliveries?state=lost")).StatusCode);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private Task<HttpResponseMessage> PostAsync(object body) => host.Client.PostAsJsonAsync("/api/v1/connections", body);
}

/// <summary>One server for all tests of a class.</summary>
public sealed class ConnectionsHost : IAsyncLifetime
{
    internal AttendanceServer Server { get; private set; } = null!;

    internal HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await AttendanceServer.StartAsync();
        Client = Server.ApiClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
