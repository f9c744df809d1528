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

    private static async Task<JsonElement> SendAsync(Task<HttpResponseMessage> request, HttpStatusCode expected)
    {
        using var response = await request;
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{(int)response.StatusCode} {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }
}
