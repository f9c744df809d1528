using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>One server for all tests of a class: <c>IClassFixture&lt;SharedServer&gt;</c>. Each test makes its own people and dates.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private AttendanceServer? server;

    public HttpClient Api { get; private set; } = null!;

    public IServiceProvider Services => server!.Services;

    /// <summary>A scope as a page has one, of somebody who is signed in.</summary>
    public AsyncServiceScope Desk(string user = "hr@example.org") => server!.Desk(user);

    public async Task InitializeAsync()
    {
        server = await AttendanceServer.StartAsync();
        Api = server.ApiClient();
    }

    public async Task DisposeAsync()
    {
        Api.Dispose();
        await server!.DisposeAsync();
    }

    /// <returns>The id of what was created.</returns>
    public async Task<int> CreateAsync(string path, object body)
    {
        using var response = await Api.PostAsJsonAsync($"/api/v1/{path}", body);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    public Task<int> EmployeeAsync() => CreateAsync("employees", new { last_name = "BENALI" });

    /// <returns>The fields that a refusal names; it has to say why.</returns>
    public async Task<IReadOnlyList<string>> RefusedAsync(string path, object body)
    {
        using var response = await Api.PostAsJsonAsync($"/api/v1/{path}", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return [.. problem.GetProperty("errors").EnumerateObject().Select(e => e.Name)];
    }
}
