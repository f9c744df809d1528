using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Schedules.Days;

/// <summary>Nobody is absent as long as a terminal that they use may still hold their punches; over the API of a real host.</summary>
public sealed class SilentTerminalTests
{
    [Fact]
    public async Task A_day_waits_for_a_terminal_that_is_silent_and_names_it_and_no_longer_once_it_is_heard()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true");
        using var api = server.ApiClient();
        var employee = await ScheduledAsync(server, api);
        var terminal = await server.AnnounceAsync("GATE9");
        var day = DateOnly.FromDateTime(DateTime.Parse(server.FromNow(TimeSpan.Zero), null)).AddDays(-3);
        await server.PunchAsync(terminal, "9", $"{day.AddDays(-1):yyyy-MM-dd} 08:00:00");
        await server.PunchAsync(terminal, "9", $"{day.AddDays(-1):yyyy-MM-dd} 17:00:00");
        var heard = TimeProvider.System.GetUtcNow().AddDays(-5);
        server.Services.GetRequiredService<TerminalPresence>().Of(terminal.Id).Restore(heard, heard, null, null);

        var waiting = await DayAsync(api, employee, day);

        Assert.Equal(("provisional", 0, 480), (waiting.GetProperty("state").GetString(), waiting.GetProperty("absence").GetInt32(), waiting.GetProperty("due").GetInt32()));
        Assert.Empty(waiting.GetProperty("anomalies").EnumerateArray());
        Assert.Contains(waiting.GetProperty("explanation").EnumerateArray(), s => s.GetString()!.Contains("GATE9", StringComparison.Ordinal));

        var clock = ActivatorUtilities.CreateInstance<FollowTime>(server.Services);
        await clock.RunAsync(CancellationToken.None);
        using var calls = new SimulatedIclockTerminal(server.Iclock, "GATE9", TimeProvider.System);
        await calls.HandshakeAsync();
        Assert.True(clock.IsHeardAgain());
        await clock.RunAsync(CancellationToken.None);

        var known = await DayAsync(api, employee, day, "complete");
        Assert.Equal(480, known.GetProperty("absence").GetInt32());
        Assert.Equal("absent", known.GetProperty("anomalies")[0].GetProperty("code").GetString());
    }

    private static async Task<int> ScheduledAsync(AttendanceServer server, HttpClient api)
    {
        var employee = await server.HireAsync("Benali Amina", "9");
        var shift = new { start = "08:00", end = "17:00", breaks = new[] { new { start = "12:00", end = "13:00" } } };
        var days = Enumerable.Range(0, 7).Select(weekday => new { weekday, shifts = new[] { shift } });
        using var schedule = await api.PostAsJsonAsync("/api/v1/schedules", new { name = "Standard", effective_from = "2026-01-01", days });
        var id = (await schedule.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        using var assigned = await api.PostAsJsonAsync($"/api/v1/schedules/{id}/assignments", new { employee_id = employee.Id });
        Assert.True(assigned.IsSuccessStatusCode, await assigned.Content.ReadAsStringAsync());
        return employee.Id;
    }

    /// <param name="state">Waited for, if given: the server may be about to compute the day by itself.</param>
    private static async Task<JsonElement> DayAsync(HttpClient api, int employee, DateOnly date, string? state = null)
    {
        using var patience = Patience.Begin();
        while (true)
        {
            var day = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/days?employee={employee}&from={date:yyyy-MM-dd}&to={date:yyyy-MM-dd}", patience.Token))[0];
            if (state is null || day.GetProperty("state").GetString() == state)
            {
                return day;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
