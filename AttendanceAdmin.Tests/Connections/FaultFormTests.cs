using System.Net;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Connections;

/// <summary>The APIs that speak other systems' languages do so also where the framework refuses, before any of their own code runs.</summary>
public sealed class FaultFormTests(FaultFormTests.Host host) : IClassFixture<FaultFormTests.Host>
{
    [Theory]
    [InlineData("GET", "/api/verify-pin/", 404, "detail")]
    [InlineData("GET", "/api/employees/7/fingers", 404, "detail")]
    [InlineData("PATCH", "/api/employees/", 405, "detail")]
    [InlineData("DELETE", "/api/attendance/", 405, "detail")]
    [InlineData("POST", "/api/employees/", 422, "detail")]
    [InlineData("GET", "/devices/api/nothing/", 404, "error")]
    [InlineData("GET", "/devices/api/terminals/seven/schedules/", 404, "error")]
    [InlineData("PATCH", "/devices/api/third-party-configs/", 405, "error")]
    [InlineData("POST", "/devices/api/third-party-configs/", 400, "error")]
    [InlineData("POST", "/devices/api/sync/users/to-terminal", 400, "error")]
    [InlineData("GET", "/zkteco/api/nothing", 404, "message")]
    [InlineData("DELETE", "/zkteco/api/attendance", 405, "message")]
    [InlineData("POST", "/zkteco/api/employees", 405, "message")]
    public async Task What_cannot_be_done_is_said_in_the_form_of_the_API_that_is_called(string method, string path, int status, string member)
    {
        foreach (var body in new[] { null, new StringContent("{\"half\":", Encoding.UTF8, "application/json"), new StringContent("<xml/>", Encoding.UTF8, "text/xml") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body };
            using var response = await host.Api.SendAsync(request);

            await AssertFormAsync(response, status, member);
        }
    }

    [Theory]
    [InlineData("/api/employees/", "detail")]
    [InlineData("/api/attendance/", "detail")]
    [InlineData("/devices/api/third-party-configs/", "error")]
    [InlineData("/devices/api/nothing/", "error")]
    [InlineData("/zkteco/api/ping", "message")]
    public async Task Who_may_not_call_hears_it_in_that_form_too(string path, string member)
    {
        using var stranger = new HttpClient { BaseAddress = host.Server.Web };
        using var response = await stranger.GetAsync(path);

        await AssertFormAsync(response, 401, member);
    }

    [Fact]
    public async Task The_applications_own_API_keeps_problem_details()
    {
        using var response = await host.Api.GetAsync("/api/v1/nothing");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private static async Task AssertFormAsync(HttpResponseMessage response, int status, string member)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var body = JsonDocument.Parse(text);
        Assert.NotEmpty(body.RootElement.GetProperty(member).GetString()!);
        string[] members = member switch { "detail" => ["detail"], "error" => ["success", "error"], _ => ["message", "status"] };
        Assert.Equal(members, body.RootElement.EnumerateObject().Select(m => m.Name));
    }

    public sealed class Host : IAsyncLifetime
    {
        internal AttendanceServer Server { get; private set; } = null!;

        public HttpClient Api { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Server = await AttendanceServer.StartAsync();
            Api = Server.ApiClient();
        }

        public async Task DisposeAsync()
        {
            Api.Dispose();
            await Server.DisposeAsync();
        }
    }
}
