using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Photos.Importing;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees.Photos;

public sealed class PhotoImportTests
{
    private const string Address = "/api/v1/photos/imports/";

    [Theory, BothDatabases]
    public async Task Each_file_of_an_archive_has_its_verdict_twice_changes_nothing_and_all_is_undone(Database provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await AttendanceServer.StartAsync(database, $"Setup:ApiKey={AttendanceServer.ApiKey}");
        var amina = await server.HireAsync("BENALI Amina", "7");
        await server.HireAsync("SAIDI Karim", "8");
        using var api = server.ApiClient();
        await api.PostAsync($"/api/v1/employees/{amina.Id}/photos", Pictures.Form(Pictures.Portrait));
        var before = Shown(server, amina.Id);
        var archive = Zip(
            ("M-7.jpg", Pictures.Another(1)), ("photos/M-7 (2).jpg", Pictures.Another(2)), ("../../../etc/m-8.JPG", Pictures.Another(3)),
            ("M-99.jpg", Pictures.Portrait), ("M-8-2.jpg", Pictures.Read("animated.gif")), ("M-8-3.jpg", []),
            ("__MACOSX/._M-7.jpg", [1]), ("photos/", []), (".DS_Store", [1]));

        var first = await ImportAsync(api, archive);
        Assert.Equal(("done", 6, 3, 0, 1, 2), Figures(first.Result));
        Assert.Contains(first.Result.GetProperty("files").EnumerateArray(), f => f.GetProperty("name").GetString() == "M-8-2.jpg" && f.GetProperty("reason").GetString()!.Contains("GIF", StringComparison.Ordinal));
        // The one named by the matricule alone is shown, whatever came after it.
        var chosen = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{amina.Id}/photos"))[0];
        Assert.Equal(Pictures.Clean(Pictures.Another(1)).Bytes, await api.GetByteArrayAsync(chosen.GetProperty("url").GetString()));

        var second = await ImportAsync(api, archive);
        Assert.Equal(("done", 6, 0, 3, 1, 2), Figures(second.Result));
        Assert.Equal(HttpStatusCode.NotFound, (await api.DeleteAsync(Address + second.Id)).StatusCode);

        Assert.Equal(3, (await (await api.DeleteAsync(Address + first.Id)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("removed").GetInt32());
        Assert.Equal(before, Shown(server, amina.Id));
        Assert.Null(server.Services.GetRequiredService<EmployeeDirectory>().All.Single(e => e.Id != amina.Id).PhotoUrl);
        Assert.Equal(("done", 6, 3, 0, 1, 2), Figures((await ImportAsync(api, archive)).Result));
    }

    [Fact]
    public async Task A_bomb_is_one_refused_file_and_what_is_no_archive_says_so()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("BENALI Amina", "7");
        using var api = server.ApiClient();

        var bomb = await ImportAsync(api, Zip(("M-7.jpg", new byte[300_000_000]), ("M-7-2.jpg", Pictures.Portrait)));
        Assert.Equal(("done", 2, 1, 0, 0, 1), Figures(bomb.Result));
        Assert.Equal("broken", (await ImportAsync(api, "PK no archive at all"u8.ToArray())).Result.GetProperty("state").GetString());
        Assert.Equal("broken", (await ImportAsync(api, Zip(("M-7.jpg", Pictures.Portrait))[..^30])).Result.GetProperty("state").GetString());
        await Eventually.TrueAsync(
            () => Directory.GetFiles(Path.Combine(server.Directory, "photos"), "new-*").Length == 0, "An archive is removed once it is read");
    }

    [Fact]
    public async Task Files_may_come_one_by_one()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("BENALI Amina", "7");
        using var api = server.ApiClient();
        var id = Guid.NewGuid();

        await api.PostAsync($"{Address}{id}/files?of=2&name=M-7.jpg", new ByteArrayContent(Pictures.Portrait));
        Assert.Equal(HttpStatusCode.Conflict, (await api.DeleteAsync(Address + id)).StatusCode);
        var last = await api.PostAsync($"{Address}{id}/files?of=2&name={Uri.EscapeDataString("C:\\photos\\nobody.jpg")}", new ByteArrayContent(Pictures.Portrait));

        Assert.Equal(("done", 2, 1, 0, 1, 0), Figures(await last.Content.ReadFromJsonAsync<JsonElement>()));
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"{Address}{id}/files?of=2&name=M-7.jpg", new ByteArrayContent(Pictures.Portrait))).StatusCode);
    }

    [Theory]
    [InlineData("E00017.jpg", "E00017", "E00017")]
    [InlineData("a/b\\E00017-2.jpeg", "E00017-2", "E00017")]
    [InlineData("E00017_12.png", "E00017_12", "E00017")]
    [InlineData(" E00017 (3).jpg", "E00017 (3)", "E00017")]
    [InlineData("E-17", "E-17", "E")]
    [InlineData(".jpg", ".jpg", ".jpg")]
    public void The_matricule_is_what_stands_before_the_ending(string path, string stem, string shortened)
    {
        var name = PhotoFileName.Of(path);

        Assert.Equal((stem, shortened), (name.Stem, name.Shortened));
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Sends an archive and looks again and again until it is through.</summary>
    private static async Task<(Guid Id, JsonElement Result)> ImportAsync(HttpClient api, byte[] archive)
    {
        var id = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.Accepted, (await api.PostAsync($"{Address}{id}/zip", new ByteArrayContent(archive))).StatusCode);
        using var patience = Patience.Begin();
        while (true)
        {
            var run = await api.GetFromJsonAsync<JsonElement>(Address + id, patience.Token);
            if (run.GetProperty("state").GetString() != "running")
            {
                return (id, run);
            }

            await Task.Delay(20, patience.Token);
        }
    }

    private static (string?, int, int, int, int, int) Figures(JsonElement run) => (
        run.GetProperty("state").GetString(), run.GetProperty("total").GetInt32(), run.GetProperty("stored").GetInt32(),
        run.GetProperty("known").GetInt32(), run.GetProperty("unknown_matricule").GetInt32(), run.GetProperty("refused").GetInt32());

    private static string? Shown(AttendanceServer server, int id) => server.Services.GetRequiredService<EmployeeDirectory>().Find(id)!.PhotoUrl;
}
