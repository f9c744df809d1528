using System.Net.WebSockets;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.LiveBoard;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.LiveBoard;

public sealed class PunchHubTests
{
    [Fact]
    public async Task A_punch_is_told_with_every_name_and_word_of_the_contract()
    {
        await using var server = await AttendanceServer.StartAsync();
        var amina = await server.HireAsync("Benali Amina", "7", "Atelier");
        using var client = await HubClient.ConnectAsync(server.Web, header: AttendanceServer.ApiKey);

        await server.PunchAsync(await server.AnnounceAsync("A5KX203260068"), "7", "2026-03-02 08:00:12", PunchDirection.BreakIn);

        Assert.Equal(
            $$"""{"id":1,"employee_id":{{amina.Id}},"employee_name":"Benali Amina","department":"Atelier","photo_url":null,"terminal_serial":"A5KX203260068","terminal_name":"A5KX203260068","local_time":"2026-03-02T08:00:12","instant":"2026-03-02T07:00:12Z","direction":"break_in","verification":"face","late_minutes":null}""",
            (await client.NextPunchAsync()).GetRawText());
    }

    [Fact]
    public async Task Somebody_who_comes_late_is_told_as_late()
    {
        await using var server = await AttendanceServer.StartAsync();
        var amina = await server.HireAsync("Benali Amina", "7");
        await using (var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync())
        {
            var schedule = context.Add(new Schedule
            {
                Name = "Standard", EffectiveFrom = new DateOnly(2026, 1, 1),
                Days = [new ScheduleDay(0, 0, [new Shift { Start = new TimeOnly(8, 0), End = new TimeOnly(16, 0) }])],
            }).Entity;
            await context.SaveChangesAsync();
            context.Add(new ScheduleAssignment { ScheduleId = schedule.Id, EmployeeId = amina.Id, From = new DateOnly(2026, 1, 1) });
            await context.SaveChangesAsync();
        }

        using var client = await HubClient.ConnectAsync(server.Web, header: AttendanceServer.ApiKey);
        await server.PunchAsync(await server.AnnounceAsync("T1"), "7", "2026-03-02 08:05:12", PunchDirection.In);

        Assert.Equal(5, (await client.NextPunchAsync()).GetProperty("late_minutes").GetInt32());
    }

    [Fact]
    public async Task The_last_fifty_come_first_oldest_first_also_after_a_restart()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using (var before = await AttendanceServer.StartAsync(database))
        {
            var readings = Enumerable.Range(0, 60).Select(i => TestCompany.Reading("7", $"2026-03-02 08:00:{i:00}")).ToArray();
            await before.PunchAsync(await before.AnnounceAsync("T1"), readings);
        }

        await using var server = await AttendanceServer.StartAsync(database, $"Setup:ApiKey={AttendanceServer.ApiKey}");
        using var client = await HubClient.ConnectAsync(server.Web, query: AttendanceServer.ApiKey);
        var ids = new List<long>();
        for (var i = 0; i < PunchRelay.Replayed; i++)
        {
            ids.Add((await client.NextPunchAsync()).GetProperty("id").GetInt64());
        }

        await server.PunchAsync(await server.AnnounceAsync("T1"), "7", "2026-03-02 09:00:00");

        Assert.Equal(Enumerable.Range(11, 50).Select(i => (long)i), ids);
        Assert.Equal(61, (await client.NextPunchAsync()).GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Strangers_and_keys_without_the_scope_are_refused()
    {
        await using var server = await AttendanceServer.StartAsync();
        var other = await server.Services.GetRequiredService<ApiKeys>().CreateAsync("other", [Scopes.Employees], null, CancellationToken.None);

        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(server.Web));
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(server.Web, query: "aa_wrong"));
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(server.Web, query: other));
    }

    [Fact]
    public async Task A_client_that_falls_behind_is_cut_off_and_nobody_waits_for_it()
    {
        await using var server = await AttendanceServer.StartAsync();
        var relay = server.Services.GetRequiredService<PunchRelay>();
        var sleeping = relay.Join();

        var readings = Enumerable.Range(0, PunchRelay.QueueLength + 1)
            .Select(i => TestCompany.Reading("7", $"2026-03-02 08:{i / 60:00}:{i % 60:00}")).ToArray();
        await server.PunchAsync(await server.AnnounceAsync("T1"), readings);

        Assert.Equal(PunchRelay.QueueLength, await sleeping.ReadAllAsync().CountAsync());
        Assert.True(sleeping.Completion.IsCompletedSuccessfully);
    }
}
