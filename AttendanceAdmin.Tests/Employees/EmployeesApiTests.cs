using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Employees;

public sealed class EmployeesApiTests
{
    [Fact]
    public async Task An_employee_is_created_found_changed_and_deactivated()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();

        var created = await SendAsync(api.PostAsJsonAsync("/api/v1/employees", new { last_name = "BÉNALI", first_name = "Amine", pin = "0017", department = "Atelier", hire_date = "2024-03-01" }), HttpStatusCode.Created);
        var id = created.GetProperty("id").GetInt32();
        Assert.Equal("BÉNALI Amine", created.GetProperty("name").GetString());
        Assert.Equal("E00001", created.GetProperty("matricule").GetString());
        Assert.Equal("0017", created.GetProperty("pin").GetString());
        Assert.Equal("2024-03-01", created.GetProperty("hire_date").GetString());

        foreach (var search in new[] { "benali", "AMINE ben", "0017", "atel", "e00001" })
        {
            var found = await api.GetFromJsonAsync<JsonElement>($"/api/v1/employees?search={Uri.EscapeDataString(search)}");
            Assert.Equal(id, found[0].GetProperty("id").GetInt32());
        }

        var changed = await SendAsync(api.PutAsJsonAsync($"/api/v1/employees/{id}", new { matricule = "E00001", last_name = "BÉNALI", first_name = "Amine", department = "Dépôt" }), HttpStatusCode.OK);
        Assert.Equal("Dépôt", changed.GetProperty("department").GetString());

        Assert.False((await SendAsync(api.DeleteAsync($"/api/v1/employees/{id}"), HttpStatusCode.OK)).GetProperty("active").GetBoolean());
    }

    [Theory]
    [InlineData("""{"first_name":"Amine"}""", "last_name")]
    [InlineData("""{"last_name":"A\tB"}""", "last_name")]
    [InlineData("""{"last_name":"A","pin":"é1"}""", "pin")]
    [InlineData("""{"last_name":"A","email":"nobody"}""", "email")]
    [InlineData("""{"last_name":"A","birth_date":"2999-01-01"}""", "birth_date")]
    [InlineData("""{"last_name":"A","hire_date":"2025-02-01","leaving_date":"2025-01-01"}""", "leaving_date")]
    public async Task Bad_input_is_refused_with_the_field_named(string json, string field)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();

        var problem = await SendAsync(api.PostAsync("/api/v1/employees", new StringContent(json, null, "application/json")), HttpStatusCode.BadRequest);

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out var messages), problem.ToString());
        Assert.NotEmpty(messages[0].GetString()!);
    }

    [Fact]
    public async Task Two_active_people_cannot_have_one_pin_or_one_matricule()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        await SendAsync(api.PostAsJsonAsync("/api/v1/employees", new { last_name = "BENALI", matricule = "M1", pin = "7" }), HttpStatusCode.Created);

        var pin = await SendAsync(api.PostAsJsonAsync("/api/v1/employees", new { last_name = "SAIDI", pin = "7" }), HttpStatusCode.BadRequest);
        var matricule = await SendAsync(api.PostAsJsonAsync("/api/v1/employees", new { last_name = "SAIDI", matricule = "M1" }), HttpStatusCode.BadRequest);

        Assert.Contains("BENALI", pin.GetProperty("errors").GetProperty("pin")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("M1", matricule.GetProperty("errors").GetProperty("matricule")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cards_are_kept_as_numbers_and_belong_to_one_active_person()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var first = await SendAsync(api.PostAsJsonAsync("/api/v1/employees", new { last_name = "BENALI", cards = new[] { "[15CD5B07]", "0042" } }), HttpStatusCode.Created);
        Assert.Equal("""["123456789","42"]""", first.GetProperty("cards").GetRawText());

        var refused = await SendAsync(api.PostAsJsonAsync("/api/v1/employees", new { last_name = "SAIDI", cards = new[] { "123456789" } }), HttpStatusCode.BadRequest);
        Assert.Contains("BENALI", refused.GetProperty("errors").GetProperty("cards")[0].GetString(), StringComparison.Ordinal);
        await SendAsync(api.PostAsJsonAsync("/api/v1/employees", new { last_name = "SAIDI", cards = new[] { "x" } }), HttpStatusCode.BadRequest);

        await SendAsync(api.DeleteAsync($"/api/v1/employees/{first.GetProperty("id")}"), HttpStatusCode.OK);
        await SendAsync(api.PostAsJsonAsync("/api/v1/employees", new { last_name = "SAIDI", cards = new[] { "123456789" } }), HttpStatusCode.Created);
        // Back again, the first one cannot have a card that is somebody else's by now.
        await SendAsync(api.PatchAsJsonAsync($"/api/v1/employees/{first.GetProperty("id")}", new { active = true }), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_left_out_is_left_alone_and_null_clears()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var group = (await SendAsync(api.PostAsJsonAsync("/api/v1/groups", new { name = "Dépôt" }), HttpStatusCode.Created)).GetProperty("id").GetInt32();
        var created = await SendAsync(
            api.PostAsJsonAsync("/api/v1/employees", new { last_name = "BENALI", pin = "7", department = "Atelier", cards = new[] { "5" }, groups = new[] { group } }), HttpStatusCode.Created);

        var changed = await SendAsync(api.PatchAsJsonAsync($"/api/v1/employees/{created.GetProperty("id")}", new { pin = (string?)null, post = "Chef" }), HttpStatusCode.OK);

        Assert.Equal(JsonValueKind.Null, changed.GetProperty("pin").ValueKind);
        Assert.Equal(("Atelier", "Chef", "BENALI"), (Text(changed, "department"), Text(changed, "post"), Text(changed, "last_name")));
        Assert.Equal("""["5"]""", changed.GetProperty("cards").GetRawText());
        Assert.Equal(group, changed.GetProperty("groups")[0].GetInt32());
        await SendAsync(api.PatchAsJsonAsync($"/api/v1/employees/{created.GetProperty("id")}", new { groups = new[] { 999 } }), HttpStatusCode.BadRequest);
        await SendAsync(api.PatchAsJsonAsync($"/api/v1/employees/{created.GetProperty("id")}", new { hire_date = "soon" }), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Of_two_who_read_the_same_record_the_second_hears_of_the_first()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var created = await SendAsync(api.PostAsJsonAsync("/api/v1/employees", new { last_name = "BENALI" }), HttpStatusCode.Created);
        var path = $"/api/v1/employees/{created.GetProperty("id")}";
        using var read = await api.GetAsync(path);
        await SendAsync(api.PatchAsJsonAsync(path, new { post = "Chef" }), HttpStatusCode.OK);

        using var second = new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(new { post = "Aide" }) };
        second.Headers.IfMatch.Add(read.Headers.ETag!);
        var problem = await SendAsync(api.SendAsync(second), HttpStatusCode.PreconditionFailed);
        Assert.Contains("key:", Text(problem, "detail"), StringComparison.Ordinal);
        await SendAsync(api.PutAsJsonAsync(path, new { post = "Aide", updated_at = Text(created, "updated_at") }), HttpStatusCode.PreconditionFailed);

        var now = await SendAsync(api.GetAsync(path), HttpStatusCode.OK);
        await SendAsync(api.PutAsJsonAsync(path, new { post = "Aide", updated_at = Text(now, "updated_at") }), HttpStatusCode.OK);
    }

    private static string? Text(JsonElement answer, string member) => answer.GetProperty(member).GetString();

    private static async Task<JsonElement> SendAsync(Task<HttpResponseMessage> request, HttpStatusCode expected)
    {
        using var response = await request;
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{(int)response.StatusCode} {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }
}
