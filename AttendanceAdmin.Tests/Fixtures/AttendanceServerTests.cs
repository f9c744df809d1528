using System.Net;

namespace AttendanceAdmin.Tests.Fixtures;

public sealed class AttendanceServerTests
{
    [Fact]
    public async Task Pages_are_closed_to_strangers()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Web };

        var response = await client.GetAsync("/direct");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }
}
