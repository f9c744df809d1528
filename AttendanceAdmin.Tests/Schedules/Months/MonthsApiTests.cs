using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Inbox;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Schedules.Days;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Schedules.Months;

/// <summary>A month from open to closed and back; each test has a server, for a closed month is everybody's.</summary>
public sealed class MonthsApiTests
{
    [Fact]
    public async Task A_month_is_summed_closed_when_nothing_critical_is_left_and_reopened_with_a_reason()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var employee = await CreateAsync(api, "employees", new { last_name = "BENALI", hire_date = "2026-03-31" });
        await AssignAsync(api, employee);
        await PunchAsync(api, employee, "2026-03-31T08:02:00", "in");

        // 31 March 2026 is a Tuesday; its exit is missing.
        Assert.Equal("to_complete", (await DayAsync(api, employee)).GetProperty("state").GetString());
        using var early = await api.PostAsync("/api/v1/months/2026-03/close", null);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("BENALI 2026-03-31", (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);

        await PunchAsync(api, employee, "2026-03-31T17:00:00", "out");
        Assert.Equal("complete", (await DayAsync(api, employee)).GetProperty("state").GetString());
        await server.DaysFollowedAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsync("/api/v1/months/2026-03/close", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsync("/api/v1/months/2026-03/close", null)).StatusCode);

        var month = Assert.Single((await api.GetFromJsonAsync<List<JsonElement>>($"/api/v1/months?month=2026-03&employee={employee}"))!);
        Assert.Equal((478, 480, 2), (month.GetProperty("worked").GetInt32(), month.GetProperty("due").GetInt32(), month.GetProperty("late").GetInt32()));
        Assert.True(month.GetProperty("closed").GetBoolean());
        Assert.Equal("closed", (await DayAsync(api, employee)).GetProperty("state").GetString());

        await RefusedInClosedMonthAsync(api, employee);
        await TieredWithNextMonthAsync(api, employee);

        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync("/api/v1/months/2026-03/reopen", new { reason = " " })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsJsonAsync("/api/v1/months/2026-03/reopen", new { reason = "prime oubliée" })).StatusCode);
        using var open = await api.PostAsJsonAsync("/api/v1/months/2026-03/reopen", new { reason = "prime oubliée" });
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (open.StatusCode, open.Content.Headers.ContentType!.MediaType));
        await PunchAsync(api, employee, "2026-03-31T12:30:00", "out");
        Assert.Equal("to_complete", (await DayAsync(api, employee)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_somebody_acknowledged_keeps_no_month_open()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var employee = await CreateAsync(api, "employees", new { last_name = "BENALI", hire_date = "2026-03-31" });
        await AssignAsync(api, employee);
        await PunchAsync(api, employee, "2026-03-31T08:02:00", "in");
        await DayAsync(api, employee);
        await server.DaysFollowedAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync("/api/v1/months/2026-03/close", null)).StatusCode);

        var date = new DateOnly(2026, 3, 31);
        await using var desk = server.Desk();
        var listed = await desk.ServiceProvider.GetRequiredService<ListAnomalies>()
            .RunAsync(new InboxQuery(date, date, AnomalySeverity.Critical, null, 0, 50), CancellationToken.None);
        await desk.ServiceProvider.GetRequiredService<AcknowledgeAnomalies>().RunAsync(listed, "parti en mission", CancellationToken.None);

        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsync("/api/v1/months/2026-03/close", null)).StatusCode);
    }

    [Fact]
    public async Task A_month_that_nobody_looked_at_before_is_whole_when_it_is_summed_and_when_it_is_closed()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var employee = await CreateAsync(api, "employees", new { last_name = "BENALI", hire_date = "2024-05-30" });
        await AssignAsync(api, employee, from: "2024-01-01");

        var summed = Assert.Single((await api.GetFromJsonAsync<List<JsonElement>>($"/api/v1/months?month=2024-05&employee={employee}"))!);
        Assert.Equal(960, summed.GetProperty("due").GetInt32());

        // Nobody was employed in April: nothing keeps it open, and yet its days are there to be closed.
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsync("/api/v1/months/2024-04/close", null)).StatusCode);
        var closed = Assert.Single((await api.GetFromJsonAsync<List<JsonElement>>($"/api/v1/months?month=2024-04&employee={employee}"))!);
        Assert.True(closed.GetProperty("closed").GetBoolean());

        // Unexcused absences on 30 and 31 May are found although the month was not looked through.
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync("/api/v1/months/2024-05/close", null)).StatusCode);

        var later = await CreateAsync(api, "employees", new { last_name = "SAIDI" });
        var day = Assert.Single((await api.GetFromJsonAsync<List<JsonElement>>($"/api/v1/days?employee={later}&from=2024-04-10&to=2024-04-10"))!);
        Assert.Equal("closed", day.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_closed_month_keeps_its_holidays_and_absences()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var employee = await CreateAsync(api, "employees", new { last_name = "BENALI", hire_date = "2024-05-30" });
        var absence = await CreateAsync(api, "absences", new { employee_id = employee, from = "2024-04-30", to = "2024-05-02", kind = "leave" });
        var holiday = await CreateAsync(api, "holidays", new { date = "2024-04-10", name = "Aïd" });
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsync("/api/v1/months/2024-04/close", null)).StatusCode);

        Assert.Equal(HttpStatusCode.BadRequest, (await api.PutAsJsonAsync($"/api/v1/holidays/{holiday}", new { date = "2024-06-10", name = "Aïd" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.DeleteAsync($"/api/v1/holidays/{holiday}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PutAsJsonAsync($"/api/v1/absences/{absence}", new { employee_id = employee, from = "2024-05-02", kind = "leave" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.DeleteAsync($"/api/v1/absences/{absence}")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsJsonAsync("/api/v1/months/2024-04/reopen", new { reason = "date annoncée trop tard" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"/api/v1/holidays/{holiday}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"/api/v1/absences/{absence}")).StatusCode);
    }

    [Fact]
    public async Task What_was_just_changed_of_a_person_is_in_the_month()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var employee = await CreateAsync(api, "employees", new { last_name = "BENALI", hire_date = "2026-03-30" });
        await AssignAsync(api, employee);
        foreach (var (hired, due) in new[] { ("2026-03-30", 960), ("2026-03-31", 480), ("2026-03-29", 1440) })
        {
            using var changed = await api.PatchAsJsonAsync($"/api/v1/employees/{employee}", new { hire_date = hired });
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

            var month = Assert.Single((await api.GetFromJsonAsync<List<JsonElement>>($"/api/v1/months?month=2026-03&employee={employee}"))!);
            Assert.Equal(due, month.GetProperty("due").GetInt32());
        }
    }

    [Fact]
    public async Task A_month_that_is_not_over_or_no_month_is_refused()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var next = TimeProvider.System.GetUtcNow().AddMonths(1).ToString("yyyy-MM", null);

        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"/api/v1/months/{next}/close", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsync("/api/v1/months/2026-13/close", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.GetAsync("/api/v1/months")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.GetAsync("/api/v1/months?month=2026-03&employee=999")).StatusCode);
    }

    /// <summary>31 March belongs to a week that ends on 4 April, and so its overtime to April's.</summary>
    private static async Task TieredWithNextMonthAsync(HttpClient api, int employee)
    {
        using var closed = await api.PutAsJsonAsync("/api/v1/overtime-tiers", new { from = "2026-03-15", tiers = new[] { new { after = 400, percent = 25 } } });
        Assert.Equal(HttpStatusCode.BadRequest, closed.StatusCode);
        Assert.True((await closed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("from", out _));
        using var descending = await api.PutAsJsonAsync("/api/v1/overtime-tiers", new { from = "2026-04-01", tiers = new[] { new { after = 460, percent = 50 }, new { after = 400, percent = 25 } } });
        Assert.Equal(HttpStatusCode.BadRequest, descending.StatusCode);
        using var saved = await api.PutAsJsonAsync("/api/v1/overtime-tiers", new { from = "2026-04-01", tiers = new[] { new { after = 400, percent = 25 }, new { after = 460, percent = 50 } } });
        Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);

        var april = Assert.Single((await api.GetFromJsonAsync<List<JsonElement>>($"/api/v1/months?month=2026-04&employee={employee}"))!);
        Assert.Equal(0, april.GetProperty("worked").GetInt32());
        Assert.Equal([(25, 60), (50, 18)], april.GetProperty("overtime_tiers").EnumerateArray().Select(t => (t.GetProperty("percent").GetInt32(), t.GetProperty("minutes").GetInt32())));
        Assert.Equal("2026-03-29", april.GetProperty("weeks")[0].GetProperty("from").GetString());
    }

    private static async Task RefusedInClosedMonthAsync(HttpClient api, int employee)
    {
        using var punch = await api.PostAsJsonAsync("/api/v1/punches", new { employee_id = employee, local_time = "2026-03-31T12:00:00", direction = "out", reason = "oubli" });
        Assert.Equal(HttpStatusCode.BadRequest, punch.StatusCode);
        Assert.True((await punch.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("local_time", out _));
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync("/api/v1/punches/1/ignore", new { reason = "erreur" })).StatusCode);
        using var absence = await api.PostAsJsonAsync("/api/v1/absences", new { employee_id = employee, from = "2026-03-31", to = "2026-03-31", kind = "leave" });
        Assert.Equal(HttpStatusCode.BadRequest, absence.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync("/api/v1/holidays", new { date = "2026-03-31", name = "Pont" })).StatusCode);
    }

    private static async Task AssignAsync(HttpClient api, int employee, string from = "2026-01-01")
    {
        var shift = new { start = "08:00", end = "17:00", breaks = new[] { new { start = "12:00", end = "13:00" } } };
        var schedule = await CreateAsync(api, "schedules", new { name = "Standard", effective_from = from, days = Enumerable.Range(0, 7).Select(weekday => new { weekday, shifts = new[] { shift } }) });
        await CreateAsync(api, $"schedules/{schedule}/assignments", new { employee_id = employee, from });
    }

    private static Task PunchAsync(HttpClient api, int employee, string time, string direction) =>
        CreateAsync(api, "punches", new { employee_id = employee, local_time = time, direction, reason = "oubli" });

    private static async Task<JsonElement> DayAsync(HttpClient api, int employee) =>
        Assert.Single((await api.GetFromJsonAsync<List<JsonElement>>($"/api/v1/days?employee={employee}&from=2026-03-31&to=2026-03-31"))!);

    private static async Task<int> CreateAsync(HttpClient api, string path, object body)
    {
        using var response = await api.PostAsJsonAsync($"/api/v1/{path}", body);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }
}
