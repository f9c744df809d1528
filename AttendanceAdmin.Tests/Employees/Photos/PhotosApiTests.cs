using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Photos.Reading;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Identity;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees.Photos;

public sealed class PhotosApiTests
{
    [Theory, BothDatabases]
    public async Task The_last_one_added_is_the_chosen_one_and_removing_it_chooses_the_one_before(Database provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await AttendanceServer.StartAsync(database, $"Setup:ApiKey={AttendanceServer.ApiKey}");
        using var api = server.ApiClient();
        var url = $"/api/v1/employees/{(await server.HireAsync("Benali Amina", "7")).Id}/photos";

        var first = await SendAsync(api.PostAsync(url, Pictures.Form(Pictures.Portrait)), HttpStatusCode.Created);
        var second = await SendAsync(api.PostAsync(url, Pictures.Form(Pictures.Another(1))), HttpStatusCode.Created);
        Assert.Equal([Id(second), Id(first)], await IdsAsync(api, url));
        Assert.Equal(Url(second), Shown(server));

        Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"{url}/{Id(second)}")).StatusCode);
        Assert.Equal(Url(first), Shown(server));
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync(Url(second))).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsync($"{url}/{Id(second)}/restore", null)).StatusCode);
        Assert.Equal(Url(second), Shown(server));
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsync($"{url}/{Id(first)}/choose", null)).StatusCode);
        Assert.Equal([Id(first), Id(second)], await IdsAsync(api, url));

        // The same picture again is no second photo.
        Assert.Equal(Id(second), Id(await SendAsync(api.PostAsync(url, Pictures.Form(Pictures.Another(1))), HttpStatusCode.OK)));
        Assert.Equal(2, (await IdsAsync(api, url)).Length);
        await server.Services.GetRequiredService<EmployeeDirectory>().LoadAsync(CancellationToken.None);
        Assert.Equal(Url(second), Shown(server));
    }

    [Fact]
    public async Task A_photo_is_kept_by_the_browser_that_may_see_it_and_by_nobody_else()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var url = $"/api/v1/employees/{(await server.HireAsync("Benali Amina", "7")).Id}/photos";
        var photo = await SendAsync(api.PostAsync(url, new ByteArrayContent(Pictures.Portrait) { Headers = { ContentType = new("image/jpeg") } }), HttpStatusCode.Created);

        using var answer = await api.GetAsync(Url(photo));
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("private, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString().Replace("max-age=31536000, private", "private, max-age=31536000", StringComparison.Ordinal));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Equal(Pictures.Clean(Pictures.Portrait).Bytes, await answer.Content.ReadAsByteArrayAsync());

        using var again = new HttpRequestMessage(HttpMethod.Get, Url(photo));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await api.SendAsync(again)).StatusCode);
        Assert.True((await api.GetAsync(Url(photo).Split('?')[0])).Headers.CacheControl!.NoCache);

        using var stranger = new HttpClient { BaseAddress = server.Web };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(Url(photo))).StatusCode);
        stranger.DefaultRequestHeaders.Add("X-Api-Key", await KeyAsync(server, Scopes.Terminals));
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(Url(photo))).StatusCode);
        stranger.DefaultRequestHeaders.Remove("X-Api-Key");
        stranger.DefaultRequestHeaders.Add("X-Api-Key", await KeyAsync(server, Scopes.PunchesRead));
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(Url(photo))).StatusCode);
    }

    [Fact]
    public async Task Bad_files_are_refused_with_the_field_named_and_nothing_is_kept()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var url = $"/api/v1/employees/{(await server.HireAsync("Benali Amina", "7")).Id}/photos";

        foreach (var (file, words) in new[]
        {
            (Pictures.Read("animated.gif"), "GIF"), (Pictures.Read("tiny.jpg"), "60 × 80"), (Pictures.Portrait[..5000], "incomplète"),
            (new byte[PhotoReader.MaxBytes + 1], "20 Mo"), ([], "vide"),
        })
        {
            var problem = await SendAsync(api.PostAsync(url, Pictures.Form(file)), HttpStatusCode.BadRequest);
            Assert.Contains(words, problem.GetProperty("errors").GetProperty("file")[0].GetString(), StringComparison.Ordinal);
        }

        await SendAsync(api.PostAsync(url, Pictures.Form(Pictures.Portrait, field: "other")), HttpStatusCode.BadRequest);
        await SendAsync(api.PostAsync(url, new StringContent("--x", MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x"))), HttpStatusCode.BadRequest);
        await SendAsync(api.PostAsync("/api/v1/employees/999/photos", Pictures.Form(Pictures.Portrait)), HttpStatusCode.NotFound);
        Assert.Empty(await IdsAsync(api, url));
        Assert.Null(Shown(server));
    }

    [Fact]
    public async Task A_browser_needs_the_pages_own_token_besides_its_cookie()
    {
        await using var server = await AttendanceServer.StartAsync();
        var employee = await server.HireAsync("Benali Amina", "7");
        using var browser = new WebForm(server);
        await browser.SignInAsync("admin@example.org", "a-good-password-1");

        var answer = await browser.Client.PostAsync($"/api/v1/employees/{employee.Id}/photos", Pictures.Form(Pictures.Portrait));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(Shown(server));
    }

    private static async Task<string> KeyAsync(AttendanceServer server, string scope) =>
        await server.Services.GetRequiredService<ApiKeys>().CreateAsync(scope, [scope], null, CancellationToken.None);

    private static string? Shown(AttendanceServer server) => server.Services.GetRequiredService<EmployeeDirectory>().All.Single().PhotoUrl;

    private static int Id(JsonElement photo) => photo.GetProperty("id").GetInt32();

    private static string Url(JsonElement photo) => photo.GetProperty("url").GetString()!;

    private static async Task<int[]> IdsAsync(HttpClient api, string url) =>
        [.. (await api.GetFromJsonAsync<JsonElement>(url)).EnumerateArray().Select(Id)];

    private static async Task<JsonElement> SendAsync(Task<HttpResponseMessage> request, HttpStatusCode expected)
    {
        using var response = await request;
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{(int)response.StatusCode} {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }
}
