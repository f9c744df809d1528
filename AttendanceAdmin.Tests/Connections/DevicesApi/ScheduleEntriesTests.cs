using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;

namespace AttendanceAdmin.Tests.Connections.DevicesApi;

/// <summary><c>/devices/api/terminals/{id}/schedules</c>: every entry stands for itself, and together they are the terminal's week.</summary>
public sealed class ScheduleEntriesTests
{
    [Theory, BothDatabases]
    public async Task Two_entries_of_a_weekday_keep_their_names_and_stand_in_one_schedule(Database kind)
    {
        await using var there = await There.StartAsync(kind);
        var morning = await there.AddAsync("""{"name":"Matin","weekday":0,"check_in_time":"08:00","check_out_time":"12:00"}""");
        var afternoon = await there.AddAsync("""{"name":"Après-midi","weekday":0,"check_in_time":"13:00","check_out_time":"17:00"}""");

        Assert.Equal(morning, await there.AddAsync("""{"name":"Matin","weekday":0,"check_in_time":"08:00","check_out_time":"12:00"}"""));
        Assert.Equal([$"{morning} Matin 0 08:00-12:00 True", $"{afternoon} Après-midi 0 13:00-17:00 True"], await there.ListAsync());
        Assert.Equal(["0 08:00-12:00", "0 13:00-17:00"], await there.ShiftsAsync());
        var clash = await there.SendAsync(HttpMethod.Post, "", """{"name":"Jour","weekday":0,"check_in_time":"11:00","check_out_time":"14:00"}""");
        Assert.Equal((HttpStatusCode.BadRequest, false), (clash.Status, clash.Body.GetProperty("success").GetBoolean()));
        Assert.Contains("08:00", clash.Body.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await there.ListAsync()).Count);
    }

    [Theory, BothDatabases]
    public async Task An_inactive_entry_stays_with_its_number_and_is_worked_by_nobody(Database kind)
    {
        await using var there = await There.StartAsync(kind);
        var monday = await there.AddAsync("""{"name":"Lundi","weekday":0,"check_in_time":"08:00","check_out_time":"17:00","break_start_time":"12:00","break_end_time":"13:00","tolerance_minutes":7}""");
        var tuesday = await there.AddAsync("""{"name":"Mardi","weekday":1,"check_in_time":"09:00","check_out_time":"17:00","is_active":false}""");
        Assert.Equal(["0 08:00-17:00"], await there.ShiftsAsync());

        await there.PutAsync(monday, """{"is_active":false}""");
        Assert.Empty(await there.ShiftsAsync());
        await there.PutAsync(tuesday, """{"check_in_time":"10:00"}""");
        Assert.Equal([$"{monday} Lundi 0 08:00-17:00 False", $"{tuesday} Mardi 1 10:00-17:00 False"], await there.ListAsync());
        Assert.Equal("""{"total":2,"active":0,"days":["Monday","Tuesday"]}""", (await there.SendAsync(HttpMethod.Get, "")).Body.GetProperty("summary").GetRawText());

        await there.PutAsync(monday, """{"is_active":true}""");
        await there.PutAsync(tuesday, """{"is_active":true}""");
        Assert.Equal(["0 08:00-17:00", "1 10:00-17:00"], await there.ShiftsAsync());
        var again = (await there.SendAsync(HttpMethod.Get, "")).Body.GetProperty("schedules")[0];
        Assert.Equal(("12:00", 7), (again.GetProperty("break_start_time").GetString(), again.GetProperty("tolerance_minutes").GetInt32()));
    }

    [Theory, BothDatabases]
    public async Task An_entry_moves_to_another_weekday_or_period_under_its_number(Database kind)
    {
        await using var there = await There.StartAsync(kind);
        var one = await there.AddAsync("""{"name":"Lundi","weekday":0,"check_in_time":"08:00","check_out_time":"17:00"}""");
        var other = await there.AddAsync("""{"name":"Mardi","weekday":1,"check_in_time":"08:00","check_out_time":"17:00"}""");

        await there.PutAsync(one, """{"weekday":4,"name":"Vendredi"}""");
        Assert.Equal([$"{other} Mardi 1 08:00-17:00 True", $"{one} Vendredi 4 08:00-17:00 True"], await there.ListAsync());
        await there.PutAsync(one, """{"effective_from":"2031-06-01","effective_until":"2031-06-30"}""");
        var periods = (await there.Api.GetFromJsonAsync<JsonElement>("/api/v1/schedules")).EnumerateArray()
            .Select(s => $"{s.GetProperty("name")} {s.GetProperty("days").GetArrayLength()} {s.GetProperty("effective_until")}").Order(StringComparer.Ordinal);
        Assert.Equal(["Mardi 1 ", "Vendredi 1 2031-06-30"], periods.Select(p => p.Replace("Lundi", "Mardi", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.OK, (await there.SendAsync(HttpMethod.Delete, $"{one}/")).Status);
        Assert.Equal([$"{other} Mardi 1 08:00-17:00 True"], await there.ListAsync());
        Assert.Equal(1, (await there.Api.GetFromJsonAsync<JsonElement>("/api/v1/schedules")).GetArrayLength());
    }

    [Fact]
    public async Task What_is_changed_in_the_schedule_itself_is_followed()
    {
        await using var there = await There.StartAsync(Database.Sqlite);
        var morning = await there.AddAsync("""{"name":"Matin","weekday":0,"check_in_time":"08:00","check_out_time":"12:00"}""");
        var schedule = (await there.Api.GetFromJsonAsync<JsonElement>("/api/v1/schedules"))[0];
        var whole = new
        {
            name = "Atelier", effective_from = schedule.GetProperty("effective_from").GetString(),
            days = new object[]
            {
                new { weekday = 0, shifts = new[] { new { start = "06:00", end = "07:00" }, new { start = "08:00", end = "11:30" } } },
                new { weekday = 2, shifts = new[] { new { start = "08:00", end = "12:00" } } },
            },
        };
        using var changed = await there.Api.PutAsJsonAsync($"/api/v1/schedules/{schedule.GetProperty("id")}", whole);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        var entries = await there.ListAsync();
        Assert.Equal(["Atelier 0 06:00-07:00 True", "Matin 0 08:00-11:30 True", "Atelier 2 08:00-12:00 True"], entries.Select(e => e[(e.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        Assert.Equal(entries, await there.ListAsync());
        Assert.StartsWith($"{morning} ", entries[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is_active", "\"no\"")]
    [InlineData("tolerance_minutes", "1.5")]
    [InlineData("tolerance_minutes", "\"some\"")]
    [InlineData("weekday", "\"Monday\"")]
    [InlineData("effective_from", "\"01/02/2026\"")]
    public async Task What_cannot_be_read_is_named_and_nothing_is_kept(string member, string value)
    {
        await using var there = await There.StartAsync(Database.Sqlite);
        var body = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["weekday"] = JsonSerializer.SerializeToElement(0), ["check_in_time"] = JsonSerializer.SerializeToElement("08:00"), ["check_out_time"] = JsonSerializer.SerializeToElement("12:00"),
            [member] = JsonElement.Parse(value),
        };

        var answer = await there.SendAsync(HttpMethod.Post, "", JsonSerializer.Serialize(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(member, answer.Body.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(await there.ListAsync());
    }

    private sealed class There(TestDatabase database, AttendanceServer server, HttpClient api, int terminal) : IAsyncDisposable
    {
        public HttpClient Api => api;

        public static async Task<There> StartAsync(Database kind)
        {
            var database = await TestDatabase.CreateAsync(kind);
            var server = await AttendanceServer.StartAsync(database, "Terminals:ApproveNew=true");
            return new There(database, server, server.ApiClient(), (await server.AnnounceAsync("AYTH9")).Id);
        }

        public async Task<int> AddAsync(string json)
        {
            var made = await SendAsync(HttpMethod.Post, "", json);
            Assert.True(made.Status == HttpStatusCode.OK, made.Body.GetRawText());
            return made.Body.GetProperty("schedule_id").GetInt32();
        }

        public async Task PutAsync(int id, string json)
        {
            var put = await SendAsync(HttpMethod.Put, $"{id}/", json);
            Assert.True(put.Status == HttpStatusCode.OK, put.Body.GetRawText());
            Assert.Equal(id, put.Body.GetProperty("schedule_id").GetInt32());
        }

        public async Task<List<string>> ListAsync() => [.. (await SendAsync(HttpMethod.Get, "")).Body.GetProperty("schedules").EnumerateArray().Select(s =>
            $"{s.GetProperty("id")} {s.GetProperty("name")} {s.GetProperty("weekday")} {s.GetProperty("check_in_time")}-{s.GetProperty("check_out_time")} {s.GetProperty("is_active").GetBoolean()}")];

        /// <summary>What counts, and what terminals are sent.</summary>
        public async Task<List<string>> ShiftsAsync() => [.. (await api.GetFromJsonAsync<JsonElement>("/api/v1/schedules")).EnumerateArray().SelectMany(s => s.GetProperty("days").EnumerateArray())
            .SelectMany(d => d.GetProperty("shifts").EnumerateArray().Select(s => $"{d.GetProperty("weekday")} {Clock(s, "start")}-{Clock(s, "end")}"))];

        public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string? json = null)
        {
            using var request = new HttpRequestMessage(method, $"/devices/api/terminals/{terminal}/schedules/{path}")
            {
                Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
            };
            using var answer = await api.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
        }

        public async ValueTask DisposeAsync()
        {
            api.Dispose();
            await server.DisposeAsync();
            await database.DisposeAsync();
        }

        private static string Clock(JsonElement shift, string name) => shift.GetProperty(name).GetString()![..5];
    }
}
