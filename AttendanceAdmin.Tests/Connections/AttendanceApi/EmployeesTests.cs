using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Tests.Employees.Photos;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Connections.AttendanceApi;

public sealed class EmployeesTests
{
    [Theory]
    [InlineData("/api/employees/")]
    [InlineData("/api/employees")]
    public async Task An_employee_is_created_listed_changed_and_deleted_in_the_shapes_of_that_api(string path)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();

        var created = await SendAsync(api.PostAsync(path, Form(("name", "BENALI Amine"), ("department", "Atelier"), ("pin", "0017"))));
        var id = created.Body.GetProperty("id").GetInt32();
        Assert.Equal((HttpStatusCode.OK, $$"""{"id":{{id}},"name":"BENALI Amine"}"""), (created.Status, created.Body.GetRawText()));

        // The HR client: a form without photos, the name as it has it, and nothing of the department.
        var changed = await SendAsync(api.PutAsync($"/api/employees/{id}", new FormUrlEncodedContent([new("name", "BENALI AMINE"), new("pin", "1985")])));
        Assert.Equal((HttpStatusCode.OK, """{"status":"updated"}"""), (changed.Status, changed.Body.GetRawText()));
        var known = await api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{id}");
        Assert.Equal(("BENALI", "AMINE", "1985", "Atelier"), (Text(known, "last_name"), Text(known, "first_name"), Text(known, "pin"), Text(known, "department")));

        var other = await SendAsync(api.PostAsync(path, Form(("name", "SAIDI Karim"))));
        Assert.Equal(
            $$"""[{"id":{{id}},"name":"BENALI AMINE","department":"Atelier"},{"id":{{other.Body.GetProperty("id")}},"name":"SAIDI Karim","department":null}]""",
            await api.GetStringAsync(path));
        Assert.Equal(1, (await api.GetFromJsonAsync<JsonElement>(path + "?skip=1&limit=1")).GetArrayLength());

        var deleted = await SendAsync(api.DeleteAsync($"/api/employees/{id}"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"deleted"}"""), (deleted.Status, deleted.Body.GetRawText()));
        Assert.Equal(1, (await api.GetFromJsonAsync<JsonElement>(path)).GetArrayLength());
        Assert.False((await api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{id}")).GetProperty("active").GetBoolean());
    }

    [Theory, BothDatabases]
    public async Task Six_photos_come_with_the_form_and_one_may_be_replaced(Database provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await AttendanceServer.StartAsync(database, $"Setup:ApiKey={AttendanceServer.ApiKey}");
        using var api = server.ApiClient();
        var form = Form(("name", "BENALI Amine"));
        for (var number = 1; number <= 6; number++)
        {
            form.Add(new ByteArrayContent(Pictures.Another(number)), $"file{number}", $"{number}.jpg");
        }

        var id = (await SendAsync(api.PostAsync("/api/employees/", form))).Body.GetProperty("id").GetInt32();
        for (var number = 1; number <= 6; number++)
        {
            Assert.Equal(Pictures.Clean(Pictures.Another(number)).Bytes, await PhotoAsync(api, id, number));
        }

        var replaced = new MultipartFormDataContent { { new ByteArrayContent(Pictures.Portrait), "file2", "2.jpg" } };
        Assert.Equal(HttpStatusCode.OK, (await api.PutAsync($"/api/employees/{id}/", replaced)).StatusCode);

        Assert.Equal(Pictures.Clean(Pictures.Another(1)).Bytes, await PhotoAsync(api, id, 1));
        Assert.Equal(Pictures.Clean(Pictures.Portrait).Bytes, await PhotoAsync(api, id, 2));
        Assert.Equal(Pictures.Clean(Pictures.Another(3)).Bytes, await PhotoAsync(api, id, 3));
        using var shown = await api.GetAsync($"/api/employees/{id}/photo");
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal(6, (await api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{id}/photos")).GetArrayLength());
    }

    [Fact]
    public async Task A_bad_photo_is_named_and_nothing_of_the_form_is_saved()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var form = Form(("name", "BENALI Amine"));
        form.Add(new ByteArrayContent(Pictures.Portrait), "file1", "1.jpg");
        form.Add(new ByteArrayContent(Pictures.Read("animated.gif")), "file2", "2.jpg");

        var (status, body) = await SendAsync(api.PostAsync("/api/employees/", form));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("Photo 2", Text(body, "detail"), StringComparison.Ordinal);
        Assert.Equal("[]", await api.GetStringAsync("/api/employees/"));
        Assert.False(Directory.Exists(Path.Combine(server.Directory, "photos")));
    }

    [Fact]
    public async Task Faults_are_told_in_its_own_form()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var id = (await SendAsync(api.PostAsync("/api/employees/", Form(("name", "BENALI Amine"), ("pin", "7"))))).Body.GetProperty("id").GetInt32();

        foreach (var (request, status) in new (Func<Task<HttpResponseMessage>>, HttpStatusCode)[]
        {
            (() => api.PostAsync("/api/employees/", Form(("department", "Atelier"))), HttpStatusCode.UnprocessableEntity),
            (() => api.PostAsync("/api/employees/", new StringContent("{}", null, "application/json")), HttpStatusCode.UnprocessableEntity),
            (() => api.PostAsync("/api/employees/", Form(("name", "SAIDI\tKarim\nX"), ("pin", "é"))), HttpStatusCode.BadRequest),
            (() => api.PostAsync("/api/employees/", Form(("name", "SAIDI Karim"), ("file1", "text"))), HttpStatusCode.UnprocessableEntity),
            (() => api.PutAsync("/api/employees/999", Form(("name", "X Y"))), HttpStatusCode.NotFound),
            (() => api.PutAsync("/api/employees/x", Form(("name", "X Y"))), HttpStatusCode.UnprocessableEntity),
            (() => api.DeleteAsync("/api/employees/x"), HttpStatusCode.UnprocessableEntity),
            (() => api.GetAsync("/api/employees/x/photo"), HttpStatusCode.UnprocessableEntity),
            (() => api.DeleteAsync("/api/employees/999"), HttpStatusCode.NotFound),
            (() => api.GetAsync($"/api/employees/{id}/photo"), HttpStatusCode.NotFound),
            (() => api.GetAsync($"/api/employees/{id}/photo?photo_num=x"), HttpStatusCode.UnprocessableEntity),
            (() => api.GetAsync("/api/employees/?limit=many"), HttpStatusCode.UnprocessableEntity),
        })
        {
            var answer = await SendAsync(request());
            Assert.Equal(status, answer.Status);
            Assert.NotEmpty(Text(answer.Body, "detail")!);
            Assert.Single(answer.Body.EnumerateObject());
        }

        Assert.Equal(1, (await api.GetFromJsonAsync<JsonElement>("/api/employees/")).GetArrayLength());
    }

    [Fact]
    public async Task A_pin_that_somebody_has_is_refused_with_whose_it_is_and_nothing_is_saved()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        await SendAsync(api.PostAsync("/api/employees/", Form(("name", "BENALI Amine"), ("pin", "1985"))));
        var other = (await SendAsync(api.PostAsync("/api/employees/", Form(("name", "SAIDI Karim"), ("pin", "0017"))))).Body.GetProperty("id").GetInt32();

        var created = await SendAsync(api.PostAsync("/api/employees/", Form(("name", "AMRANI Lina"), ("pin", "1985"))));
        var changed = await SendAsync(api.PutAsync($"/api/employees/{other}", Form(("name", "SAIDI Nabil"), ("pin", "0017"))));
        var taken = await SendAsync(api.PostAsync("/api/employees/", Form(("name", "AMRANI Lina"), ("pin", "0017"))));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.BadRequest), (created.Status, changed.Status, taken.Status));
        Assert.Contains("BENALI Amine", Text(created.Body, "detail"), StringComparison.Ordinal);
        Assert.Equal(2, (await api.GetFromJsonAsync<JsonElement>("/api/employees/")).GetArrayLength());
    }

    [Theory, BothDatabases]
    public async Task A_photo_keeps_the_number_it_was_given_and_the_same_picture_may_have_two(Database provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await AttendanceServer.StartAsync(database, $"Setup:ApiKey={AttendanceServer.ApiKey}");
        using var api = server.ApiClient();
        var id = (await SendAsync(api.PostAsync("/api/employees/", Photos(("file3", 3), ("file5", 5), ("file6", 5))))).Body.GetProperty("id").GetInt32();
        Assert.Equal([null, null, 3, null, 5, 5], await NumbersAsync(api, id));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(api.PutAsync($"/api/employees/{id}", Photos(("file1", 1), ("file5", 2))))).Status);
        Assert.Equal([1, null, 3, null, 2, 5], await NumbersAsync(api, id));
        Assert.Equal(Pictures.Clean(Pictures.Another(1)).Bytes, await api.GetByteArrayAsync($"/api/employees/{id}/photo"));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(api.PutAsync($"/api/employees/{id}", Photos(("file2", 3), ("file6", 6))))).Status);
        Assert.Equal([1, 3, 3, null, 2, 6], await NumbersAsync(api, id));
        Assert.Equal(4, (await api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{id}/photos")).GetArrayLength());
    }

    [Fact]
    public async Task What_can_be_read_can_also_be_asked_for_without_its_body()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var id = (await SendAsync(api.PostAsync("/api/employees/", Photos(("file1", 1))))).Body.GetProperty("id").GetInt32();

        foreach (var path in new[] { "/api/attendance/", "/api/attendance?limit=1", "/api/employees/", $"/api/employees/{id}/photo" })
        {
            using var answer = await api.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.Equal((path, HttpStatusCode.OK, 0), (path, answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length));
        }
    }

    [Fact]
    public async Task A_year_of_birth_for_a_pin_hinders_nobody_and_takes_no_number_away_that_terminals_know()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var first = (await SendAsync(api.PostAsync("/api/employees/", Form(("name", "BENALI Amine"), ("pin", "1985"))))).Body.GetProperty("id").GetInt32();
        var second = (await SendAsync(api.PostAsync("/api/employees/", Form(("name", "SAIDI Karim"), ("department", "Atelier"))))).Body.GetProperty("id").GetInt32();
        var third = await server.HireAsync("AMRANI Lina", "17");
        await server.PunchAsync(await server.AnnounceAsync("T1"), "17", "2026-03-02 08:00:00");

        foreach (var (id, pin) in new[] { (first, "1985"), (second, "1985"), (third.Id, "1990"), (third.Id, "1985") })
        {
            var answer = await SendAsync(api.PutAsync($"/api/employees/{id}", new FormUrlEncodedContent([new("name", "x y"), new("department", "Dépôt"), new("pin", pin)])));
            Assert.Equal((HttpStatusCode.OK, """{"status":"updated"}"""), (answer.Status, answer.Body.GetRawText()));
        }

        foreach (var (id, pin) in new[] { (first, "1985"), (second, null), (third.Id, "17") })
        {
            var known = await api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{id}");
            Assert.Equal((pin, "Dépôt"), (Text(known, "pin"), Text(known, "department")));
        }

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(api.PutAsync($"/api/employees/{third.Id}", Form(("pin", "0018"))))).Status);
        Assert.Equal("0018", Text(await api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{third.Id}"), "pin"));
    }

    [Fact]
    public async Task Without_a_key_only_who_is_allowed_comes_in_and_a_header_claims_nothing()
    {
        await using var closed = await AttendanceServer.StartAsync();
        await using var elsewhere = await AttendanceServer.StartAsync((string?)null, "AttendanceApi:AllowFrom:0=192.0.2.0/24");
        await using var open = await AttendanceServer.StartAsync((string?)null, "AttendanceApi:AllowFrom=192.0.2.0/24, 127.0.0.0/8");
        using var claiming = new HttpRequestMessage(HttpMethod.Get, new Uri(elsewhere.Web, "/api/employees/"));
        claiming.Headers.Add("X-Forwarded-For", "192.0.2.7");
        using var client = new HttpClient();

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri(closed.Web, "/api/employees/"))).StatusCode);
        var (status, body) = await SendAsync(client.SendAsync(claiming));
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.NotEmpty(Text(body, "detail")!);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(new Uri(open.Web, "/api/employees/"), Form(("name", "BENALI Amine")))).StatusCode);
        await using var context = await open.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        Assert.Equal("Attendance API 127.0.0.1", (await context.Set<EmployeeAct>().SingleAsync()).By);

        // A key that may not is refused also from where none is needed.
        client.DefaultRequestHeaders.Add("X-Api-Key", await open.Services.GetRequiredService<ApiKeys>().CreateAsync("t", [Scopes.Terminals], null, default));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri(open.Web, "/api/employees/"))).StatusCode);
    }

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    private static MultipartFormDataContent Photos(params (string Field, int Picture)[] photos)
    {
        var form = Form(("name", "BENALI Amine"));
        foreach (var (field, picture) in photos)
        {
            form.Add(new ByteArrayContent(Pictures.Another(picture)), field, $"{field}.jpg");
        }

        return form;
    }

    /// <summary>Which picture stands at each number from 1 to 6.</summary>
    private static async Task<List<int?>> NumbersAsync(HttpClient api, int id)
    {
        var found = new List<int?>();
        for (var number = 1; number <= 6; number++)
        {
            using var answer = await api.GetAsync($"/api/employees/{id}/photo?photo_num={number}");
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            found.Add(answer.StatusCode == HttpStatusCode.NotFound ? null : Enumerable.Range(1, 6).Single(n => Pictures.Clean(Pictures.Another(n)).Bytes.SequenceEqual(bytes)));
        }

        return found;
    }

    private static Task<byte[]> PhotoAsync(HttpClient api, int id, int number) => api.GetByteArrayAsync($"/api/employees/{id}/photo?photo_num={number}");

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        return (response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()));
    }
}
