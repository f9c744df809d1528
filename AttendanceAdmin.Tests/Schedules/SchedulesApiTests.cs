using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Schedules;

public sealed class SchedulesApiTests(SharedServer server) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task What_is_left_out_takes_the_values_of_the_contract()
    {
        var id = await server.CreateAsync("schedules", new { name = "Standard", days = new[] { Day(0, new { start = "08:00", end = "17:00" }) } });

        var schedule = await server.Api.GetFromJsonAsync<JsonElement>($"/api/v1/schedules/{id}");
        var expected = JsonSerializer.Deserialize<JsonElement>($$"""
            {"id":{{id}},"name":"Standard","strategy":"alternating","duplicate_seconds":60,"effective_from":"2026-01-01","effective_until":null,"rotation_weeks":1,
             "days":[{"week":0,"weekday":0,"shifts":[{"start":"08:00","end":"17:00","breaks":[],"flexible_break":null,
               "tolerance_late":0,"tolerance_early":0,"tolerance_mode":"notify","window_before":120,"window_after":240,
               "rounding":{"mode":"none","minutes":0},"overtime_before":false,"overtime_after":false,"overtime_min":15}]}]}
            """);
        Assert.True(JsonElement.DeepEquals(expected, schedule), schedule.GetRawText());
    }

    [Fact]
    public async Task A_schedule_is_listed_replaced_whole_and_removed()
    {
        var id = await server.CreateAsync("schedules", new
        {
            name = "Nuit", strategy = "typed_repair", duplicate_seconds = 90, effective_from = "2026-02-01", effective_until = "2026-12-31",
            days = new[]
            {
                Day(4, new
                {
                    start = "22:00", end = "06:00", breaks = new[] { new { start = "00:30", end = "01:00", paid = true } },
                    flexible_break = new { minutes = 30, after_minutes = 360 }, tolerance_late = 5, tolerance_mode = "adjust",
                    rounding = new { mode = "employer", minutes = 15 }, overtime_after = true, overtime_min = 30,
                }),
            },
        });
        Assert.Contains(await ListAsync(), s => s.GetProperty("id").GetInt32() == id);

        using var changed = await server.Api.PutAsJsonAsync($"/api/v1/schedules/{id}", new { name = "Nuit courte", days = new[] { Day(4, new { start = "22:00", end = "02:00" }) } });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var schedule = await server.Api.GetFromJsonAsync<JsonElement>($"/api/v1/schedules/{id}");
        Assert.Equal("alternating", schedule.GetProperty("strategy").GetString());
        Assert.Empty(schedule.GetProperty("days")[0].GetProperty("shifts")[0].GetProperty("breaks").EnumerateArray());

        Assert.Equal(HttpStatusCode.NoContent, (await server.Api.DeleteAsync($"/api/v1/schedules/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Api.DeleteAsync($"/api/v1/schedules/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Api.GetAsync($"/api/v1/schedules/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_schedule_that_is_read_can_be_sent_back_and_without_a_date_holds_from_today()
    {
        var id = await server.CreateAsync("schedules", new { name = "Retour", effective_from = (string?)null, days = new[] { Day(0, new { start = "8:00", end = "24:00" }) } });
        var read = await server.Api.GetFromJsonAsync<JsonElement>($"/api/v1/schedules/{id}");
        var days = TimeProvider.System.GetUtcNow().Date - DateTime.Parse(read.GetProperty("effective_from").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(days.TotalDays, -1, 1);

        using var back = await server.Api.PutAsJsonAsync($"/api/v1/schedules/{id}", read);

        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.True(JsonElement.DeepEquals(read, await server.Api.GetFromJsonAsync<JsonElement>($"/api/v1/schedules/{id}")));
    }

    [Fact]
    public async Task One_that_still_applies_to_somebody_is_not_removed_before_that_is_taken_back()
    {
        var id = await server.CreateAsync("schedules", new { name = "Équipe du soir" });
        var group = await server.CreateAsync("groups", new { name = "Soir et week-end" });
        var assignment = await server.CreateAsync($"schedules/{id}/assignments", new { group_id = group });

        using var refused = await server.Api.DeleteAsync($"/api/v1/schedules/{id}");
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Soir et week-end", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await server.Api.DeleteAsync($"/api/v1/schedules/{id}/assignments/{assignment}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await server.Api.DeleteAsync($"/api/v1/schedules/{id}")).StatusCode);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { """{"days":[]}""", "name" },
        { """{"name":"x","strategy":"guess"}""", "strategy" },
        { """{"name":"x","effective_from":"1/2/2026"}""", "effective_from" },
        { """{"name":"x","effective_from":"2026-03-01","effective_until":"2026-02-01"}""", "effective_until" },
        { """{"name":"x","days":[{"weekday":7,"shifts":[]}]}""", "days[0].weekday" },
        { """{"name":"x","days":[{"weekday":1,"shifts":[]},{"weekday":1,"shifts":[]}]}""", "days[1].weekday" },
        { """{"name":"x","days":[{"weekday":1,"week":1,"shifts":[]}]}""", "days[0].week" },
        { Shifts("""{"start":"25:00","end":"17:00"}"""), "days[0].shifts[0].start" },
        { Shifts("""{"start":"8h","end":"17:00"}"""), "days[0].shifts[0].start" },
        { Shifts("""{"start":"08:00","end":"17:00","tolerence_late":5}"""), "days[0].shifts[0].tolerence_late" },
        { Shifts("""{"start":"08:00","end":"17:00","breaks":[{"start":"12:00","end":"13:00","payed":true}]}"""), "days[0].shifts[0].breaks[0].payed" },
        { """{"name":"x","effective_form":"2026-03-01"}""", "effective_form" },
        { Shifts("""{"start":"08:00","end":"12:00"},{"start":"11:59","end":"17:00"}"""), "days[0].shifts[1].start" },
        { Shifts("""{"start":"08:00","end":"17:00","breaks":[{"start":"16:30","end":"17:30"}]}"""), "days[0].shifts[0].breaks[0]" },
        { Shifts("""{"start":"08:00","end":"17:00","breaks":[{"start":"13:00","end":"12:00"}]}"""), "days[0].shifts[0].breaks[0]" },
        { Shifts("""{"start":"22:00","end":"06:00","breaks":[{"start":"21:00","end":"22:30"}]}"""), "days[0].shifts[0].breaks[0]" },
        { Shifts("""{"start":"08:00","end":"17:00","breaks":[{"start":"12:00","end":"13:00"},{"start":"12:30","end":"13:30"}]}"""), "days[0].shifts[0].breaks" },
        { Shifts("""{"start":"08:00","end":"09:00","tolerance_late":61}"""), "days[0].shifts[0].tolerance_late" },
        { Shifts("""{"start":"08:00","end":"09:00","tolerance_early":-1}"""), "days[0].shifts[0].tolerance_early" },
        { Shifts("""{"start":"08:00","end":"09:00","tolerance_mode":"forget"}"""), "days[0].shifts[0].tolerance_mode" },
        { Shifts("""{"start":"08:00","end":"09:00","rounding":{"mode":"nearest","minutes":7}}"""), "days[0].shifts[0].rounding.minutes" },
        { Shifts("""{"start":"08:00","end":"09:00","rounding":{"mode":"nearest","minutes":0}}"""), "days[0].shifts[0].rounding.minutes" },
        { Shifts("""{"start":"08:00","end":"09:00","rounding":{"mode":"up","minutes":5}}"""), "days[0].shifts[0].rounding.mode" },
        { Shifts("""{"start":"08:00","end":"17:00","flexible_break":{"minutes":600,"after_minutes":360}}"""), "days[0].shifts[0].flexible_break.minutes" },
        { Shifts("""{"start":"08:00","end":"17:00","window_before":-1}"""), "days[0].shifts[0].window_before" },
        { """{"name":"x","days":[{"weekday":0,"shifts":[{"start":"22:00","end":"06:00"}]},{"weekday":1,"shifts":[{"start":"05:00","end":"13:00"}]}]}""", "days[1].shifts[0].start" },
        // Sunday's night runs into Monday's early shift.
        { """{"name":"x","days":[{"weekday":6,"shifts":[{"start":"22:00","end":"06:00"}]},{"weekday":0,"shifts":[{"start":"05:00","end":"13:00"}]}]}""", "days[1].shifts[0].start" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_is_refused_by_the_name_of_its_field(string body, string field)
    {
        var before = (await ListAsync()).Count;
        Assert.Equal([field], await server.RefusedAsync("schedules", JsonSerializer.Deserialize<JsonElement>(body)));
        Assert.Equal(before, (await ListAsync()).Count);
    }

    [Fact]
    public async Task In_a_rotation_only_weeks_that_follow_each_other_can_overlap()
    {
        object[] nightThenEarly =
        [
            new { week = 0, weekday = 6, shifts = new[] { new { start = "22:00", end = "06:00" } } },
            new { week = 1, weekday = 0, shifts = new[] { new { start = "05:00", end = "13:00" } } },
        ];
        Assert.Equal(["days[1].shifts[0].start"], await server.RefusedAsync("schedules", new { name = "x", rotation_weeks = 3, days = nightThenEarly }));
        object[] earlyThenNight =
        [
            new { week = 0, weekday = 0, shifts = new[] { new { start = "05:00", end = "13:00" } } },
            new { week = 1, weekday = 6, shifts = new[] { new { start = "22:00", end = "06:00" } } },
        ];
        await server.CreateAsync("schedules", new { name = "Trois équipes", rotation_weeks = 3, days = earlyThenNight });
    }

    [Fact]
    public async Task An_assignment_names_exactly_one_who_exists_and_stands_once()
    {
        var schedule = await server.CreateAsync("schedules", new { name = "Équipe", effective_from = "2026-02-01" });
        var employee = await server.EmployeeAsync();
        var group = await server.CreateAsync("groups", new { name = $"Groupe {employee}" });
        var path = $"schedules/{schedule}/assignments";

        Assert.Equal(["employee_id"], await server.RefusedAsync(path, new { from = "2026-03-01" }));
        Assert.Equal(["employee_id"], await server.RefusedAsync(path, new { employee_id = employee, group_id = group }));
        Assert.Equal(["employee_id"], await server.RefusedAsync(path, new { employee_id = 99_999 }));
        Assert.Equal(["group_id"], await server.RefusedAsync(path, new { group_id = 99_999 }));
        Assert.Equal(["terminal_id"], await server.RefusedAsync(path, new { terminal_id = 99_999 }));
        Assert.Equal(["until"], await server.RefusedAsync(path, new { employee_id = employee, from = "2026-03-02", until = "2026-03-01" }));

        var first = await server.CreateAsync(path, new { employee_id = employee });
        Assert.Equal(first, await server.CreateAsync(path, new { employee_id = employee }));
        var ramadan = await server.CreateAsync(path, new { group_id = group, from = "2026-02-18", until = "2026-03-19" });
        var listed = await server.Api.GetFromJsonAsync<List<JsonElement>>($"/api/v1/{path}");
        Assert.Equal([first, ramadan], listed!.Select(a => a.GetProperty("id").GetInt32()));
        Assert.Equal("2026-02-01", listed![0].GetProperty("from").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await server.Api.DeleteAsync($"/api/v1/{path}/{first}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Api.DeleteAsync($"/api/v1/{path}/{first}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Api.PostAsJsonAsync("/api/v1/schedules/99999/assignments", new { employee_id = employee })).StatusCode);
    }

    private static object Day(int weekday, object shift) => new { weekday, shifts = new[] { shift } };

    private static string Shifts(string shifts) => $$"""{"name":"x","days":[{"weekday":0,"shifts":[{{shifts}}]}]}""";

    private async Task<List<JsonElement>> ListAsync() => (await server.Api.GetFromJsonAsync<List<JsonElement>>("/api/v1/schedules"))!;
}
