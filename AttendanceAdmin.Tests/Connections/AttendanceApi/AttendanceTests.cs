using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;

namespace AttendanceAdmin.Tests.Connections.AttendanceApi;

public sealed class AttendanceTests
{
    [Theory, BothDatabases]
    public async Task Punches_are_a_bare_array_newest_first(Database provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await AttendanceServer.StartAsync(database, $"Setup:ApiKey={AttendanceServer.ApiKey}");
        var amina = await server.HireAsync("BENALI Amina", "7");
        var terminal = await server.AnnounceAsync("A5KX203260068");
        await server.PunchAsync(terminal, "7", "2026-03-02 08:00:12");
        await server.PunchAsync(terminal, "7", "2026-03-02 17:02:11", PunchDirection.Out);
        await server.PunchAsync(terminal, "99", "2026-03-02 09:00:00");
        using var api = server.ApiClient();

        var body = await api.GetStringAsync("/api/attendance/?start_date=2026-03-02&end_date=2026-03-02&limit=1000");

        Assert.Equal(
            $$"""[{"id":2,"employee_id":{{amina.Id}},"employee_name":"BENALI Amina","camera_id":"A5KX203260068","confidence":1,"type":"EXIT","worked_minutes":542,"timestamp":"2026-03-02T17:02:11","photo_capture":false},"""
            + $$"""{"id":1,"employee_id":{{amina.Id}},"employee_name":"BENALI Amina","camera_id":"A5KX203260068","confidence":1,"type":"ENTRY","worked_minutes":null,"timestamp":"2026-03-02T08:00:12","photo_capture":false}]""",
            body);
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("?limit=2", 2)]
    [InlineData("?skip=4&limit=1000", 1)]
    [InlineData("?end_date=2026-03-02", 4)]
    [InlineData("?end_date=2026-03-02T08:00:00", 1)]
    [InlineData("?start_date=2026-03-03", 1)]
    [InlineData("?start_date=2026-03-02T08:30:00.500000&end_date=03/03/2026", 4)]
    [InlineData("?start_date=2026-03-02T08:00:00Z", 4)]
    [InlineData("?employee_id=999", 0)]
    public async Task Only_what_is_asked_for_comes(string query, int count)
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("BENALI Amina", "7");
        var terminal = await server.AnnounceAsync("T1");
        foreach (var time in new[] { "2026-03-02 08:00:00", "2026-03-02 12:00:00", "2026-03-02 13:00:00", "2026-03-02 23:59:59", "2026-03-03 08:00:00" })
        {
            await server.PunchAsync(terminal, "7", time);
        }

        using var api = server.ApiClient();

        Assert.Equal(count, (await api.GetFromJsonAsync<JsonElement>("/api/attendance" + query)).GetArrayLength());
    }

    [Fact]
    public async Task Where_the_terminal_does_not_tell_in_from_out_a_day_alternates()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("BENALI Amina", "7");
        var terminal = await server.AnnounceAsync("T1");
        foreach (var time in new[] { "2026-03-02 12:00:00", "2026-03-02 08:00:00", "2026-03-02 13:00:00", "2026-03-03 08:00:00" })
        {
            await server.PunchAsync(terminal, "7", time, PunchDirection.Unknown);
        }

        using var api = server.ApiClient();
        var newest = await api.GetFromJsonAsync<JsonElement>("/api/attendance/?limit=3");

        Assert.Equal(["ENTRY", "ENTRY", "EXIT"], newest.EnumerateArray().Select(p => p.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Every_exit_has_the_minutes_since_its_entry_and_what_goes_out_alone_is_an_exit()
    {
        await using var server = await AttendanceServer.StartAsync();
        await server.HireAsync("BENALI Amina", "7");
        var terminal = await server.AnnounceAsync("T1");
        foreach (var (time, direction) in new[]
        {
            ("2026-03-02 08:00:00", PunchDirection.In), ("2026-03-02 12:00:00", PunchDirection.Out), ("2026-03-02 13:00:00", PunchDirection.In),
            ("2026-03-02 17:30:00", PunchDirection.Out), ("2026-03-04 17:00:00", PunchDirection.Out), ("2026-03-06 08:00:00", PunchDirection.In),
        })
        {
            await server.PunchAsync(terminal, "7", time, direction);
        }

        using var api = server.ApiClient();
        var all = await api.GetFromJsonAsync<JsonElement>("/api/attendance/");

        Assert.Equal(["ENTRY ", "EXIT 0", "EXIT 270", "ENTRY ", "EXIT 240", "ENTRY "], all.EnumerateArray().Select(p => $"{p.GetProperty("type").GetString()} {p.GetProperty("worked_minutes")}"));
    }

    [Theory]
    [InlineData("?start_date=yesterday")]
    [InlineData("?employee_id=abc")]
    [InlineData("?skip=-1")]
    public async Task What_cannot_be_read_is_422(string query)
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();

        using var answer = await api.GetAsync("/api/attendance/" + query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
    }
}
