using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Employees;

public sealed class GroupsApiTests
{
    [Fact]
    public async Task A_group_takes_people_and_refuses_a_second_owner_of_a_pin()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var shop = await CreateAsync(api, "groups", new { name = "Magasin" });
        var depot = await CreateAsync(api, "groups", new { name = "Dépôt" });
        var first = await CreateAsync(api, "employees", new { last_name = "BENALI", pin = "7" });
        Assert.Equal(HttpStatusCode.NoContent, await JoinAsync(api, shop, first));
        Assert.Equal(HttpStatusCode.NoContent, await JoinAsync(api, shop, first));

        // Without a group she would meet BENALI at every terminal.
        var refused = await api.PostAsJsonAsync("/api/v1/employees", new { last_name = "SAIDI", pin = "7" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        var second = await CreateAsync(api, "employees", new { last_name = "SAIDI" });
        Assert.Equal(HttpStatusCode.NoContent, await JoinAsync(api, depot, second));
        Assert.Equal(HttpStatusCode.OK, (await api.PutAsJsonAsync($"/api/v1/employees/{second}", new { last_name = "SAIDI", pin = "7" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await JoinAsync(api, shop, second));
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var group = await CreateAsync(api, "groups", new { name = "Magasin" });

        Assert.Equal(HttpStatusCode.NotFound, await JoinAsync(api, group, 999));
        Assert.Equal(HttpStatusCode.NotFound, await JoinAsync(api, 999, 1));
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync($"/api/v1/groups/{group}/terminals", new { terminal_id = 999 })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync("/api/v1/groups", new { name = "Magasin" })).StatusCode);
    }

    private static async Task<int> CreateAsync(HttpClient api, string what, object body)
    {
        using var response = await api.PostAsJsonAsync($"/api/v1/{what}", body);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    private static async Task<HttpStatusCode> JoinAsync(HttpClient api, int group, int employee) =>
        (await api.PostAsJsonAsync($"/api/v1/groups/{group}/members", new { employee_id = employee })).StatusCode;
}
