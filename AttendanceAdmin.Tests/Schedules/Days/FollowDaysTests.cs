using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Merging;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Calendar;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Schedules.Days;

/// <summary>What the server does by itself when punches of terminals come, late or for people not yet known; on both databases.</summary>
public sealed class FollowDaysTests
{
    [Theory, BothDatabases]
    public async Task A_terminals_punch_takes_the_place_of_a_manual_one_which_says_so(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        using var api = server.ApiClient();
        var terminal = await server.AnnounceAsync("T1");
        var amina = await server.HireAsync("Benali Amina", "7");
        await server.PunchAsync(terminal, "7", "2026-03-02 08:00:00", PunchDirection.In);
        await api.PostAsJsonAsync("/api/v1/punches", new { employee_id = amina.Id, local_time = "2026-03-02T17:00:00", direction = "out", reason = "panne" });
        await server.PunchAsync(terminal, "7", "2026-03-02 17:04:00", PunchDirection.Out);

        var day = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/days?employee={amina.Id}&from=2026-03-02&to=2026-03-02"))[0];

        Assert.Equal(544, day.GetProperty("worked").GetInt32());
        var punches = await api.GetFromJsonAsync<JsonElement>($"/api/v1/punches?employee={amina.Id}");
        Assert.Equal([false, true, false], punches.EnumerateArray().OrderBy(p => p.GetProperty("local_time").GetString()).Select(p => p.GetProperty("ignored").GetBoolean()));
    }

    [Theory, BothDatabases]
    public async Task A_pin_that_gets_its_owner_late_fills_the_days_that_passed(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        using var api = server.ApiClient();
        var terminal = await server.AnnounceAsync("T1");
        var amina = await server.HireAsync("Benali Amina", null);
        await server.PunchAsync(terminal, "7", "2026-03-02 08:00:00", PunchDirection.In);
        await server.PunchAsync(terminal, "7", "2026-03-02 16:00:00", PunchDirection.Out);

        using var mapped = await api.PostAsJsonAsync("/api/v1/unknown-pins/assign", new { pin = "7", employee_id = amina.Id });

        Assert.True(mapped.IsSuccessStatusCode, await mapped.Content.ReadAsStringAsync());
        await WorkedAsync(server, amina.Id, new DateOnly(2026, 3, 2), 480);
    }

    [Fact]
    public async Task Two_records_of_one_person_have_the_days_and_plans_of_both()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var terminal = await server.AnnounceAsync("T1");
        var (kept, given) = (await server.HireAsync("Benali Amine", "7"), await server.HireAsync("Benalli Amine", "8"));
        await using (var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync())
        {
            var schedule = context.Add(new Schedule
            {
                Name = "Standard", EffectiveFrom = new DateOnly(2026, 1, 1),
                Days = [new ScheduleDay(0, 0, [new Shift { Start = new TimeOnly(8, 0), End = new TimeOnly(16, 0) }])],
            }).Entity;
            await context.SaveChangesAsync();
            context.Add(new ScheduleAssignment { ScheduleId = schedule.Id, EmployeeId = given.Id, From = new DateOnly(2026, 1, 1) });
            context.Add(new Absence { EmployeeId = given.Id, From = new DateOnly(2026, 3, 9), To = new DateOnly(2026, 3, 9), Kind = AbsenceKind.Leave });
            await context.SaveChangesAsync();
        }

        await server.PunchAsync(terminal, "8", "2026-03-02 08:00:00", PunchDirection.In);
        await server.PunchAsync(terminal, "7", "2026-03-02 16:00:00", PunchDirection.Out);
        await using var desk = server.Desk();
        Assert.IsType<MergeOutcome.Done>(await desk.ServiceProvider.GetRequiredService<MergeEmployees>().RunAsync(kept.Id, given.Id, "benalli amine", default));

        await WorkedAsync(server, kept.Id, new DateOnly(2026, 3, 2), 480);
        // The punches may have been moved, and counted, before the plans are.
        await server.DaysFollowedAsync();
        var days = await api.GetFromJsonAsync<JsonElement>($"/api/v1/days?employee={kept.Id}&from=2026-03-02&to=2026-03-09");
        Assert.Equal("Standard", days[0].GetProperty("schedule").GetString());
        Assert.Equal(0, days[7].GetProperty("due").GetInt32());
        await using var after = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        Assert.False(await after.WorkingDays.AnyAsync(d => d.EmployeeId == given.Id && d.Worked > 0));
    }

    [Fact]
    public async Task A_schedule_given_without_end_computes_old_days_that_are_stored_and_none_of_the_years_between()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var terminal = await server.AnnounceAsync("T1");
        var amina = await server.HireAsync("Benali Amina", "7");
        await server.PunchAsync(terminal, "7", "2024-03-04 08:00:00", PunchDirection.In);
        await server.PunchAsync(terminal, "7", "2024-03-04 16:00:00", PunchDirection.Out);
        await server.DaysFollowedAsync();

        var shift = new { start = "08:00", end = "17:00", breaks = new[] { new { start = "12:00", end = "13:00" } } };
        using var schedule = await api.PostAsJsonAsync("/api/v1/schedules", new { name = "Standard", effective_from = "2024-01-01", days = new[] { new { weekday = 0, shifts = new[] { shift } } } });
        var id = (await schedule.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        using var assigned = await api.PostAsJsonAsync($"/api/v1/schedules/{id}/assignments", new { employee_id = amina.Id, from = "2024-01-01" });
        Assert.True(assigned.IsSuccessStatusCode, await assigned.Content.ReadAsStringAsync());
        await server.DaysFollowedAsync();

        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        Assert.Equal((480, 420), await context.WorkingDays.Where(d => d.EmployeeId == amina.Id && d.Date == new DateOnly(2024, 3, 4)).Select(d => ValueTuple.Create(d.Due, d.Worked)).SingleAsync());
        Assert.True(await context.WorkingDays.AnyAsync(d => d.EmployeeId == amina.Id && d.Due == 480 && d.Date > new DateOnly(2026, 1, 1)));
        Assert.False(await context.WorkingDays.AnyAsync(d => d.EmployeeId == amina.Id && d.Date > new DateOnly(2024, 6, 1) && d.Date < new DateOnly(2026, 1, 1)));
    }

    private static async Task WorkedAsync(AttendanceServer server, int employee, DateOnly date, int minutes)
    {
        using var patience = Patience.Begin();
        while (true)
        {
            await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync(patience.Token);
            if (await context.WorkingDays.AnyAsync(d => d.EmployeeId == employee && d.Date == date && d.Worked == minutes, patience.Token))
            {
                return;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
