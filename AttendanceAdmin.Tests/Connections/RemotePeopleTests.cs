using System.Globalization;
using System.Net.Http.Json;
using AttendanceAdmin.Tests.Connections.Deliveries;

namespace AttendanceAdmin.Tests.Connections;

/// <summary>People given to a facial Attendance System.</summary>
public sealed class RemotePeopleTests
{
    [Fact]
    public async Task Somebody_new_is_made_there_who_changes_is_changed_and_who_stays_is_left_alone()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        var next = 7;
        stub.Behave = (http, request) => StubReceiver.AnswerAsync(http, 200, request switch
        {
            { Method: "GET" } => """[{"id":3,"name":"KACI OMAR","department":null}]""",
            { Method: "POST" } => string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{next++}},"name":"x"}"""),
            _ => """{"status":"updated"}""",
        });
        var connection = await scene.ConnectAsync(stub, "attendance_system");
        using var samia = await scene.Client.PostAsJsonAsync("/api/v1/employees", new { last_name = "BENALI", first_name = "Samia", pin = "7", post = "Comptable" });
        using var omar = await scene.Client.PostAsJsonAsync("/api/v1/employees", new { last_name = "Kaci", first_name = "Omar", pin = "8" });
        Assert.True(samia.IsSuccessStatusCode && omar.IsSuccessStatusCode);

        await scene.RunAsync(connection);
        await scene.RunAsync(connection);

        var post = Assert.Single(stub.Requests, r => r.Method == "POST");
        Assert.Equal("/api/employees/", post.Path);
        Assert.Contains("BENALI SAMIA", post.Body, StringComparison.Ordinal);
        Assert.Contains("Comptable", post.Body, StringComparison.Ordinal);
        Assert.Equal("/api/employees/3", Assert.Single(stub.Requests, r => r.Method == "PUT").Path);

        var id = (await samia.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetInt32();
        using var changed = await scene.Client.PutAsJsonAsync($"/api/v1/employees/{id}", new { post = "Directrice" });
        Assert.True(changed.IsSuccessStatusCode);
        await Eventually.TrueAsync(() => stub.Requests.Any(r => r is { Method: "PUT", Path: "/api/employees/7" }), "A change reaches the other system by itself");
        Assert.Contains("Directrice", stub.Requests.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photos_go_along_as_six_files_and_again_when_they_change()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = (http, request) => StubReceiver.AnswerAsync(http, 200, request.Method switch { "GET" => "[]", "POST" => """{"id":5,"name":"x"}""", _ => """{"status":"updated"}""" });
        var connection = await scene.ConnectAsync(stub, "attendance_system");
        using var made = await scene.Client.PostAsJsonAsync("/api/v1/employees", new { last_name = "BENALI", first_name = "Samia" });
        var id = (await made.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetInt32();
        await AddPhotoAsync(scene.Client, id, 1);

        await scene.RunAsync(connection);
        await Eventually.TrueAsync(() => stub.Requests.Any(r => r.Body.Contains("file6", StringComparison.Ordinal)), "Her photo goes along");
        var first = stub.Requests.First(r => r.Body.Contains("file6", StringComparison.Ordinal));
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(1, 9).Where(n => first.Body.Contains($"filename=photo{n}.jpg", StringComparison.Ordinal)));

        var before = stub.Requests.Count;
        await AddPhotoAsync(scene.Client, id, 2);
        await Eventually.TrueAsync(() => stub.Requests.Skip(before).Any(r => r is { Method: "PUT", Path: "/api/employees/5" }), "A second photo is told");
    }

    private static async Task AddPhotoAsync(HttpClient api, int employee, int number)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Employees.Photos.Pictures.Another(number)), "file", $"{number}.jpg" } };
        using var answer = await api.PostAsync($"/api/v1/employees/{employee}/photos", form);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_is_refused_waits_and_keeps_nobody_else_back()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = (http, request) => request switch
        {
            { Method: "GET" } => StubReceiver.AnswerAsync(http, 200, "[]"),
            _ when request.Body.Contains("FACELESS", StringComparison.Ordinal) => StubReceiver.AnswerAsync(http, 400, """{"detail":"No face detected in photo 1"}"""),
            _ => StubReceiver.AnswerAsync(http, 200, """{"id":9,"name":"x"}"""),
        };
        var connection = await scene.ConnectAsync(stub, "attendance_system");
        foreach (var name in new[] { "FACELESS", "SEEN" })
        {
            using var made = await scene.Client.PostAsJsonAsync("/api/v1/employees", new { last_name = name });
            Assert.True(made.IsSuccessStatusCode);
        }

        await scene.RunAsync(connection);
        await scene.RunAsync(connection);
        Assert.Equal(2, stub.Requests.Count(r => r.Method == "POST"));

        await scene.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), connection);
        Assert.Equal(3, stub.Requests.Count(r => r.Method == "POST"));
    }
}
