using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Schedules.Days;

/// <summary>What the tests of days do over the API, as outsiders would.</summary>
internal static class DaysCompany
{
    private static readonly object Break = new { start = "12:00", end = "13:00" };

    /// <summary>08:00–17:00 with an unpaid hour at noon, every day.</summary>
    public static Task<int> ScheduleAsync(this SharedServer server, string name, string start = "08:00", string end = "17:00", bool withBreak = true) =>
        server.CreateAsync("schedules", new
        {
            name,
            days = Enumerable.Range(0, 7).Select(weekday => new { weekday, shifts = new[] { new { start, end, breaks = withBreak ? new[] { Break } : [] } } }),
        });

    public static async Task<int> PersonAsync(this SharedServer server, string schedule)
    {
        var employee = await server.EmployeeAsync();
        await server.CreateAsync($"schedules/{await server.ScheduleAsync(schedule)}/assignments", new { employee_id = employee });
        return employee;
    }

    /// <summary>A manual punch.</summary>
    public static Task<int> PunchAsync(this SharedServer server, int employee, string time, string direction) =>
        server.CreateAsync("punches", new { employee_id = employee, local_time = time, direction, reason = "oubli" });

    public static async Task<JsonElement> DayAsync(this SharedServer server, int employee, string date) =>
        (await server.Api.GetFromJsonAsync<JsonElement>($"/api/v1/days?employee={employee}&from={date}&to={date}"))[0];

    /// <summary>The stored day, once the server has computed it by itself.</summary>
    public static async Task<StoredDay> StoredAsync(this SharedServer server, int employee, DateOnly date, Predicate<StoredDay> holds)
    {
        using var patience = Patience.Begin();
        while (true)
        {
            await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync(patience.Token);
            if (await context.WorkingDays.AsNoTracking().SingleOrDefaultAsync(d => d.EmployeeId == employee && d.Date == date, patience.Token) is { } day && holds(day))
            {
                return day;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
