using System.Net;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Identity;

public sealed class ApiKeyTests
{
    [Fact]
    public async Task A_key_opens_what_its_scopes_say_and_nothing_else()
    {
        await using var server = await AttendanceServer.StartAsync();
        var key = await server.Services.GetRequiredService<ApiKeys>().CreateAsync("Payroll", [Scopes.PunchesRead], expiresAt: null, default);

        Assert.Equal(HttpStatusCode.OK, await GetAsync(server, "/api/v1/punches", "X-Api-Key", key));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(server, "/api/v1/punches", "Authorization", "Bearer " + key));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(server, "/api/v1/terminals", "X-Api-Key", key));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, "/api/v1/punches", "X-Api-Key", key + "0"));
        Assert.NotNull((await server.Services.GetRequiredService<ApiKeys>().ListAsync(default)).Single(k => k.Name == "Payroll").LastUsedAt);
    }

    [Fact]
    public async Task An_expired_or_revoked_key_opens_nothing()
    {
        await using var server = await AttendanceServer.StartAsync();
        var keys = server.Services.GetRequiredService<ApiKeys>();
        var expired = await keys.CreateAsync("Old", Scopes.All, DateTimeOffset.UnixEpoch, default);
        var revoked = await keys.CreateAsync("Gone", Scopes.All, expiresAt: null, default);
        await keys.RevokeAsync((await keys.ListAsync(default)).Single(k => k.Name == "Gone").Id, revoked: true, default);

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, "/api/v1/punches", "X-Api-Key", expired));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, "/api/v1/punches", "X-Api-Key", revoked));
    }

    private static async Task<HttpStatusCode> GetAsync(AttendanceServer server, string path, string header, string value)
    {
        using var client = new HttpClient { BaseAddress = server.Web };
        client.DefaultRequestHeaders.Add(header, value);
        return (await client.GetAsync(path)).StatusCode;
    }
}
