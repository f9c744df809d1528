using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Shell;

public sealed class ApiFaultTests
{
    [Theory]
    [InlineData("/api/v1/employees", "{\"last_name\":", 400)]
    [InlineData("/api/v1/employees", "{\"last_name\":\"A\",\"hire_date\":\"hier\"}", 400)]
    [InlineData("/api/v1/terminals/999/approve", "{}", 404)]
    public async Task What_cannot_be_read_or_found_is_answered_with_problem_details(string path, string body, int status)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();

        using var response = await api.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        if (status == 400)
        {
            Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        }
    }
}
