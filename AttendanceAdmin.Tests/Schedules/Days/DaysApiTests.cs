using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Schedules.Days;

public sealed class DaysApiTests(SharedServer server) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_day_is_told_in_the_words_of_the_contract()
    {
        var employee = await server.PersonAsync("Standard");
        var (come, gone) = (await server.PunchAsync(employee, "2026-03-02T08:02:41", "in"), await server.PunchAsync(employee, "2026-03-02T17:00:00", "out"));

        var day = await server.DayAsync(employee, "2026-03-02");

        var expected = JsonSerializer.Deserialize<JsonElement>($$"""
            {"employee_id":{{employee}},"date":"2026-03-02","schedule":"Standard","state":"complete","due":480,"worked":478,"overtime":0,"late":2,"early_leave":0,
             "break_overrun":0,"absence":0,"holiday_work":0,"night":0,"night_by_date":{"2026-03-02":0},"balance":-2,
             "occurrences":[{"start":"2026-03-02T08:00:00","end":"2026-03-02T17:00:00"}],
             "punches":[{"id":{{come}},"local_time":"2026-03-02T08:02:41","role":"in","counted_time":"2026-03-02T08:02:00"},
                        {"id":{{gone}},"local_time":"2026-03-02T17:00:00","role":"out","counted_time":"2026-03-02T17:00:00"}],
             "anomalies":[{"code":"late","severity":"warning"}],"explanation":{{day.GetProperty("explanation").GetRawText()}}}
            """);
        Assert.True(JsonElement.DeepEquals(expected, day), day.GetRawText());
        Assert.Contains(day.GetProperty("explanation").EnumerateArray(), s => s.GetString()!.Contains("08:02 pour 08:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_just_changed_is_in_the_answer()
    {
        var employee = await server.PersonAsync("Frais");
        Assert.Equal(480, (await server.DayAsync(employee, "2026-03-11")).GetProperty("absence").GetInt32());

        var holiday = await server.CreateAsync("holidays", new { date = "2026-03-11", name = "Fermeture" });
        Assert.Equal(0, (await server.DayAsync(employee, "2026-03-11")).GetProperty("due").GetInt32());
        await server.Api.DeleteAsync($"/api/v1/holidays/{holiday}");
        Assert.Equal(480, (await server.DayAsync(employee, "2026-03-11")).GetProperty("due").GetInt32());

        await server.CreateAsync("absences", new { employee_id = employee, from = "2026-03-11", to = "2026-03-11", kind = "leave", half = "morning" });
        Assert.Equal(240, (await server.DayAsync(employee, "2026-03-11")).GetProperty("due").GetInt32());

        var punch = await server.PunchAsync(employee, "2026-03-11T13:00:00", "in");
        Assert.Equal("to_complete", (await server.DayAsync(employee, "2026-03-11")).GetProperty("state").GetString());
        await server.Api.PostAsJsonAsync($"/api/v1/punches/{punch}/ignore", new { reason = "erreur" });
        var day = await server.DayAsync(employee, "2026-03-11");
        Assert.Equal("complete", day.GetProperty("state").GetString());
        Assert.Equal("ignored", day.GetProperty("punches")[0].GetProperty("role").GetString());
        Assert.Equal(JsonValueKind.Null, day.GetProperty("punches")[0].GetProperty("counted_time").ValueKind);
    }

    [Fact]
    public async Task A_punch_outside_every_window_counts_once_it_is_accepted()
    {
        var employee = await server.PersonAsync("Rappel");
        int[] ids = [await server.PunchAsync(employee, "2026-03-02T22:00:00", "in"), await server.PunchAsync(employee, "2026-03-02T23:30:00", "out")];
        Assert.Equal(["outside", "outside"], Roles(await server.DayAsync(employee, "2026-03-02")));

        foreach (var id in ids)
        {
            using var accepted = await server.Api.PostAsync($"/api/v1/punches/{id}/accept", null);
            Assert.Equal(HttpStatusCode.NoContent, accepted.StatusCode);
        }

        var day = await server.DayAsync(employee, "2026-03-02");
        Assert.Equal(["in", "out"], Roles(day));
        Assert.Equal(90, day.GetProperty("worked").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await server.Api.PostAsync("/api/v1/punches/999999/accept", null)).StatusCode);
    }

    [Fact]
    public async Task Days_of_several_shifts_carry_the_figures_of_each()
    {
        var employee = await server.EmployeeAsync();
        var schedule = await server.CreateAsync("schedules", new
        {
            name = "Coupure", days = new[] { new { weekday = 0, shifts = new[] { new { start = "08:00", end = "12:00" }, new { start = "14:00", end = "18:00" } } } },
        });
        await server.CreateAsync($"schedules/{schedule}/assignments", new { employee_id = employee });

        var day = await server.DayAsync(employee, "2026-03-02");

        Assert.Equal([240, 240], day.GetProperty("occurrences").EnumerateArray().Select(o => o.GetProperty("absence").GetInt32()));
        Assert.Equal(480, day.GetProperty("absence").GetInt32());
    }

    [Fact]
    public async Task A_rotation_turns_from_the_week_in_which_the_schedule_begins()
    {
        var employee = await server.EmployeeAsync();
        var schedule = await server.CreateAsync("schedules", new
        {
            // A Wednesday: its week, from Monday on, is the first.
            name = "Deux équipes", effective_from = "2026-03-04", rotation_weeks = 2,
            days = new[]
            {
                new { week = 0, weekday = 4, shifts = new[] { new { start = "06:00", end = "14:00" } } },
                new { week = 1, weekday = 4, shifts = new[] { new { start = "14:00", end = "22:00" } } },
                new { week = 1, weekday = 5, shifts = new[] { new { start = "22:00", end = "06:00" } } },
            },
        });
        await server.CreateAsync($"schedules/{schedule}/assignments", new { employee_id = employee });
        await server.PunchAsync(employee, "2026-03-13T14:05:00", "in");
        await server.PunchAsync(employee, "2026-03-13T22:00:00", "out");

        var days = (await server.Api.GetFromJsonAsync<JsonElement>($"/api/v1/days?employee={employee}&from=2026-03-04&to=2026-03-28")).EnumerateArray().ToList();

        string[] starts = [.. days.SelectMany(d => d.GetProperty("occurrences").EnumerateArray()).Select(o => o.GetProperty("start").GetString()!)];
        Assert.Equal(["2026-03-06T06:00:00", "2026-03-13T14:00:00", "2026-03-14T22:00:00", "2026-03-20T06:00:00", "2026-03-27T14:00:00", "2026-03-28T22:00:00"], starts);
        var friday = days.Single(d => d.GetProperty("date").GetString() == "2026-03-13");
        Assert.Equal((480, 475, 5), (friday.GetProperty("due").GetInt32(), friday.GetProperty("worked").GetInt32(), friday.GetProperty("late").GetInt32()));
        Assert.All(days.Where(d => d.GetProperty("occurrences").GetArrayLength() == 0), d => Assert.Equal(0, d.GetProperty("due").GetInt32()));
    }

    [Fact]
    public async Task There_is_a_row_for_every_date_also_to_come()
    {
        var employee = await server.PersonAsync("Futur");

        var days = await server.Api.GetFromJsonAsync<JsonElement>($"/api/v1/days?employee={employee}&from=2099-01-01&to=2099-01-31");

        Assert.Equal(31, days.GetArrayLength());
        Assert.All(days.EnumerateArray(), d => Assert.Equal("provisional", d.GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData("employee=1&from=2026-13-01&to=2026-03-02", "from")]
    [InlineData("employee=1&from=2026-03-02&to=2026-03-01", "to")]
    [InlineData("employee=1&from=2026-03-02&to=2027-03-03", "to")]
    [InlineData("employee=x&from=2026-03-02&to=2026-03-02", "employee")]
    [InlineData("employee=987654&from=2026-03-02&to=2026-03-02", "employee")]
    public async Task Bad_input_is_named(string query, string field)
    {
        using var response = await server.Api.GetAsync("/api/v1/days?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([field], (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task The_server_computes_what_is_touched_by_itself()
    {
        var date = new DateOnly(2026, 3, 18);
        var employee = await server.PersonAsync("Seul");
        await server.PunchAsync(employee, "2026-03-18T08:10:00", "in");
        var last = await server.PunchAsync(employee, "2026-03-18T17:00:00", "out");

        var day = await server.StoredAsync(employee, date, d => d.Worked > 0);
        Assert.Equal((DayState.Complete, 480, 470, 10), (day.State, day.Due, day.Worked, day.Late));
        Assert.Equal(new DateTime(2026, 3, 18, 8, 10, 0), day.FirstIn);

        await server.Api.PostAsJsonAsync($"/api/v1/punches/{last}/ignore", new { reason = "erreur" });
        await server.StoredAsync(employee, date, d => d.State == DayState.ToComplete);
        await server.CreateAsync("holidays", new { date = "2026-03-18", name = "Pont" });
        await server.StoredAsync(employee, date, d => d.Due == 0);
    }

    private static IEnumerable<string?> Roles(JsonElement day) => day.GetProperty("punches").EnumerateArray().Select(p => p.GetProperty("role").GetString());
}
