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
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Theory]
    [InlineData("{\"name\":", null, "JSON")]
    [InlineData("{\"name\":\"x\",\"days\":[{\"weekday\":\"lundi\"}]}", "days[0].weekday", "/openapi/v1.json")]
    [InlineData("{\"name\":\"x\",\"strategy\":\"premier\"}", "strategy", "first_last")]
    [InlineData("{\"name\":\"x\",\"days\":[{\"weekday\":0,\"shifts\":[{\"start\":\"huit\",\"end\":\"16:00\"}]}]}", "days[0].shifts[0].start", "08:30")]
    [InlineData("{\"name\":\"x\",\"days\":5}", "days", "/openapi/v1.json")]
    public async Task A_value_that_cannot_be_read_is_named_with_what_to_write_instead(string body, string? field, string remedy)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();

        using var response = await api.PostAsync("/api/v1/schedules", new StringContent(body, Encoding.UTF8, "application/json"));

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Demande illisible", problem.GetProperty("title").GetString());
        Assert.Equal(field is not null, problem.TryGetProperty("errors", out var errors));
        Assert.Equal(field, field is null ? null : Assert.Single(errors.EnumerateObject()).Name);
        var detail = problem.GetProperty("detail").GetString()!;
        Assert.Contains(remedy, detail, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(AttendanceAdmin) + ".", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("could not", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", null, 404, "Introuvable")]
    [InlineData("GET", "/api/v1/terminals/abc", null, 404, "Introuvable")]
    [InlineData("GET", "/api/v1/terminals/1/approve", null, 405, "Méthode impossible")]
    [InlineData("GET", "/api/v1/connections/1/test", null, 405, "Méthode impossible")]
    [InlineData("DELETE", "/api/v1/punches", null, 405, "Méthode impossible")]
    [InlineData("POST", "/api/v1/employees", null, 400, "Demande illisible")]
    [InlineData("POST", "/api/v1/employees", "text/plain", 415, "Format non accepté")]
    [InlineData("POST", "/api/v1/employees", "application/json", 400, "Demande illisible")]
    public async Task What_no_endpoint_takes_is_refused_in_the_language_of_the_site(string method, string path, string? type, int status, string title)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.AcceptLanguage.ParseAdd("en");
        request.Content = type is null ? null : new StringContent("nonsense", Encoding.UTF8, type);

        using var response = await api.SendAsync(request);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal((status, title), (problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString()));
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Who_brings_no_key_or_too_small_a_one_is_told_so()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var stranger = new HttpClient { BaseAddress = server.Web };

        using var response = await stranger.GetAsync("/api/v1/punches");

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.Unauthorized, "Clé d’API requise"), (response.StatusCode, problem.GetProperty("title").GetString()));
        Assert.Contains("X-Api-Key", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 401)]
    [InlineData("Origin", "{own}", 401)]
    [InlineData("X-Nothing", "x", 401)]
    public async Task What_another_site_has_a_browser_write_is_refused_before_anybody_looks_at_its_cookie(string header, string value, int status)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = server.Web };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/terminals/1/approve");
        request.Headers.Add("Cookie", "attendance.user=whatever");
        request.Headers.Add(header, value.Replace("{own}", server.Web.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));

        using var response = await browser.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_description_names_the_keys_the_refusals_and_the_words()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var anybody = new HttpClient { BaseAddress = server.Web };

        var document = await anybody.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        Assert.Equal(["Bearer", "ApiKey"], document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(s => s.Name));
        Assert.Equal(2, document.GetProperty("security").GetArrayLength());
        var answers = document.GetProperty("paths").GetProperty("/api/v1/terminals/{id}/approve").GetProperty("post").GetProperty("responses").EnumerateObject().Select(r => r.Name);
        Assert.Superset(new HashSet<string>(["200", "401", "403", "404"], StringComparer.Ordinal), answers.ToHashSet(StringComparer.Ordinal));
        var states = document.GetProperty("components").GetProperty("schemas").GetProperty("TerminalState").GetProperty("enum");
        Assert.Equal(["pending", "approved", "blocked"], states.EnumerateArray().Select(w => w.GetString()));
    }
}
