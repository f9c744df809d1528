using System.Diagnostics;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.UnknownPins;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace AttendanceAdmin.Tests.Punches.UnknownPins;

public sealed class PinOwnershipTests(ITestOutputHelper output)
{
    private const int Many = 100_000;

    [Theory, BothDatabases]
    public async Task A_hundred_thousand_punches_change_their_owner_while_others_come_in(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        var gate = await server.AnnounceAsync("GATE1");
        var amina = await server.HireAsync("Benali Amina", pin: null);
        var start = new DateTime(2024, 1, 1, 8, 0, 0);
        // Some on each of a thousand days, and a flood on one.
        await server.PunchAsync(gate, [.. Enumerable.Range(0, Many).Select(i =>
            TestCompany.Reading("7", $"{(i % 2 == 0 ? start.AddDays(i % 1000).AddSeconds(i / 1000) : start.AddSeconds(60 + i)):yyyy-MM-dd HH:mm:ss}"))]);
        await using var desk = server.Desk();

        var began = Stopwatch.GetTimestamp();
        var assigning = Task.Run(() => desk.ServiceProvider.GetRequiredService<AssignPin>().RunAsync(new PinWish("7", null, AnyGroup: true, amina.Id, null, From: null), default));
        var meanwhile = 0;
        while (!assigning.IsCompleted)
        {
            await server.PunchAsync(gate, "8", $"{start.AddYears(2).AddSeconds(meanwhile++):yyyy-MM-dd HH:mm:ss}");
        }

        var assigned = Assert.IsType<AssignPinOutcome.Assigned>(await assigning);
        output.WriteLine($"{kind}: {assigned.Punches} punches in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s, {meanwhile} came in meanwhile");
        await using var context = database.OpenContext();
        Assert.Equal(await context.Punches.CountAsync(p => p.Pin == "7"), assigned.Punches);
        Assert.Equal(0, await context.Punches.CountAsync(p => p.Pin == "7" && p.EmployeeId != amina.Id));
        Assert.Equal(meanwhile, await context.Punches.CountAsync(p => p.Pin == "8" && p.EmployeeId == null));
        // Were it one transaction, one would have come in before it and one would have waited for its end.
        Assert.InRange(meanwhile, 3, int.MaxValue);
        Assert.Equal("8", Assert.Single(await server.Services.GetRequiredService<UnknownPinShelf>().ReadAsync(pin: null, default)).Pin);
    }

    [Theory, BothDatabases]
    public async Task What_a_crash_broke_off_is_finished_at_the_next_start(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        int amina;
        await using (var server = await AttendanceServer.StartAsync(database))
        {
            amina = (await server.HireAsync("Benali Amina", "7")).Id;
            var gate = await server.AnnounceAsync("GATE1");
            await server.PunchAsync(gate, "9", "2026-03-02 08:00:00");
            await server.PunchAsync(gate, "9", "2026-03-03 08:00:00");
            await server.Services.GetRequiredService<ShelfCount>().CatchUpAsync(default);
        }

        await using (var context = database.OpenContext())
        {
            // As it stands when the server dies after the first of the two.
            var begun = context.PinAssignments.Add(new PinAssignment
            {
                Pin = "9", EmployeeId = amina, Terminals = "1", At = DateTimeOffset.UnixEpoch, By = "hr@example.org",
                FirstDay = new DateOnly(2026, 3, 2), LastDay = new DateOnly(2026, 3, 3),
            }).Entity;
            await context.SaveChangesAsync();
            await context.Punches.Where(p => p.LocalTime < new DateTime(2026, 3, 3)).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.EmployeeId, amina).SetProperty(p => p.AssignmentId, begun.Id));
        }

        await using var again = await AttendanceServer.StartAsync(database);
        await again.Services.GetRequiredService<PinOwnership>().ResumeAsync(default);

        await using var after = database.OpenContext();
        Assert.Equal(2, await after.Punches.CountAsync(p => p.EmployeeId == amina));
        var done = await after.PinAssignments.SingleAsync();
        Assert.Equal((2, true), (done.Punches, done.DoneAt is not null));
        Assert.Empty(await after.UnknownPins.ToListAsync());
    }
}
