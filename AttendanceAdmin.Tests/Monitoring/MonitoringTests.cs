using System.Net;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Monitoring;

public sealed class MonitoringTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_running_server_is_healthy_without_a_key(string path)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Web };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Ready_says_which_check_failed_when_the_database_is_gone()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Web };
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(server.Directory, "attendance.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE site_settings RENAME TO site_settings_away";
            command.ExecuteNonQuery();
        }

        var response = await client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        using var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("unhealthy", report.RootElement.GetProperty("checks").GetProperty("database").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Metrics_are_in_the_prometheus_text_form()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Web };

        var response = await client.GetAsync("/metrics");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("# TYPE attendance_terminals_approved gauge\nattendance_terminals_approved 0\n", text, StringComparison.Ordinal);
        Assert.All(
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches(@"^(# (HELP|TYPE) .*|[a-zA-Z_][a-zA-Z0-9_]*(\{.*\})? -?[0-9.eE+-]+)$", line));
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Web };

        using var description = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));

        Assert.Equal("AttendanceAdmin", description.RootElement.GetProperty("info").GetProperty("title").GetString());
    }
}
