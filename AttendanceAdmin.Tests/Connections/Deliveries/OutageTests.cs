using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Data;
using AttendanceAdmin.Tests.Punches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Connections.Deliveries;

public sealed class OutageTests
{
    [Fact]
    public async Task After_two_days_down_and_with_one_poison_record_99_arrive_and_one_is_dead_while_the_other_system_noticed_nothing()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var down = await StubReceiver.StartAsync();
        await using var well = await StubReceiver.StartAsync();
        var (broken, other) = (await scene.ConnectAsync(down), await scene.ConnectAsync(well));
        await down.DownAsync();
        await scene.PunchAsync(100);

        await scene.RunAsync(broken);
        await scene.RunAsync(other);
        Assert.Equal(100, well.Taken.Count);
        await scene.PassAsync(TimeSpan.FromHours(48), TimeSpan.FromHours(1), broken);
        Assert.Equal(100, (await scene.DeliveriesAsync(broken)).Count(d => d.State == DeliveryState.Dead && d.ForSystem));

        var poison = well.Taken.Keys.Order().ElementAt(37);
        down.Behave = (http, request) => request.LogIds.Contains(poison) ? StubReceiver.AnswerAsync(http, 422, """{"error":"unknown employee"}""") : Task.FromResult(false);
        await down.UpAsync();
        await scene.PassAsync(TimeSpan.FromHours(10), TimeSpan.FromMinutes(20), broken);

        Assert.Equal(99, down.Taken.Count);
        Assert.All(down.Taken, t => Assert.Equal(1, t.Value));
        var dead = Assert.Single(await scene.DeliveriesAsync(broken), d => d.State != DeliveryState.Sent);
        Assert.Equal((poison, DeliveryState.Dead, 422, false), (dead.LogId, dead.State, dead.LastStatus ?? 0, dead.ForSystem));
        Assert.Contains("unknown employee", dead.LastError, StringComparison.Ordinal);
        Assert.All(well.Taken, t => Assert.Equal(1, t.Value));
    }

    [Fact]
    public async Task Punches_understood_long_after_they_came_hide_none_from_a_connection_that_begins_today()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        await scene.PunchAsync(4);
        scene.Time.Advance(TimeSpan.FromDays(1));
        var today = scene.Time.GetUtcNow();
        await scene.PunchAsync(3);
        var late = Enumerable.Range(0, 20).Select(i => TestCompany.Reading("900", $"2025-03-02 08:00:{i:D2}") with { ReceivedAt = today.AddDays(-9) });
        await scene.Server.PunchAsync(terminal: null, [.. late]);

        var connection = await scene.ConnectAsync(stub, more: new { send_from = today });
        await scene.RunAsync(connection);

        await using var context = await scene.Server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        var expected = await context.Punches.OrderBy(p => p.Id).Select(p => p.Id).Skip(4).ToListAsync();
        Assert.Equal(expected, (await scene.DeliveriesAsync(connection)).Select(d => d.PunchId).Order());
    }

    [Fact]
    public async Task Since_when_the_oldest_punch_waits_is_known_until_it_leaves()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var down = await StubReceiver.StartAsync();
        var connection = await scene.ConnectAsync(down);
        await down.DownAsync();
        await scene.PunchAsync(1);
        await scene.RunAsync(connection);
        scene.Time.Advance(TimeSpan.FromMinutes(10));
        await scene.PunchAsync(1);
        await scene.RunAsync(connection);
        var read = scene.Server.Services.GetRequiredService<ReadHealth>();
        await using var context = await scene.Server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        var received = await context.Punches.OrderBy(p => p.Id).Select(p => p.ReceivedAt).ToListAsync();

        var waiting = (await read.RunAsync(CancellationToken.None))[connection].OldestWaiting;

        Assert.Equal(received[0], waiting);
        Assert.True(received[1] - received[0] >= TimeSpan.FromMinutes(10));
        await down.UpAsync();
        await scene.PassAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(20), connection);
        Assert.Null((await read.RunAsync(CancellationToken.None))[connection].OldestWaiting);
    }

    [Fact]
    public async Task What_is_tried_waits_longer_each_time_and_is_dead_after_the_last_wait()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = (http, _) => StubReceiver.AnswerAsync(http, 422, """{"error":"no"}""");
        var connection = await scene.ConnectAsync(stub);
        await scene.PunchAsync(1);
        await scene.RunAsync(connection);

        var waits = new List<double>();
        while ((await scene.DeliveriesAsync(connection)).Single() is { State: DeliveryState.Failed, NextAttemptAt: { } next })
        {
            waits.Add((next - scene.Time.GetUtcNow()).TotalMinutes);
            await scene.PassAsync(next - scene.Time.GetUtcNow(), next - scene.Time.GetUtcNow(), connection);
        }

        Assert.Equal([1, 5, 15, 60, 240], waits);
        var dead = (await scene.DeliveriesAsync(connection)).Single();
        Assert.Equal((DeliveryState.Dead, 6, (DateTimeOffset?)null), (dead.State, dead.Attempts, dead.NextAttemptAt));
        await scene.PassAsync(TimeSpan.FromDays(7), TimeSpan.FromDays(1), connection);
        Assert.Equal(6, stub.Requests.Count);
    }

    [Fact]
    public async Task A_system_that_asks_for_patience_is_given_it_and_that_costs_no_try()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = (http, _) =>
        {
            http.Response.Headers.RetryAfter = "1200";
            return StubReceiver.AnswerAsync(http, 429, "");
        };
        var connection = await scene.ConnectAsync(stub);
        await scene.PunchAsync(150);
        await scene.RunAsync(connection);
        await scene.PassAsync(TimeSpan.FromMinutes(19), TimeSpan.FromMinutes(1), connection);
        Assert.Single(stub.Requests);
        Assert.All(await scene.DeliveriesAsync(connection), d => Assert.Equal(0, d.Attempts));

        stub.Behave = (_, _) => Task.FromResult(false);
        await scene.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1), connection);

        Assert.Equal(150, stub.Taken.Count);
    }

    [Fact]
    public async Task A_slow_system_delays_no_other()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var slow = await StubReceiver.StartAsync();
        await using var well = await StubReceiver.StartAsync();
        var held = new TaskCompletionSource();
        slow.Behave = async (_, _) =>
        {
            await held.Task;
            return false;
        };
        await scene.ConnectAsync(slow, more: new { timeout_seconds = 60 });
        await scene.ConnectAsync(well);

        await scene.PunchAsync(50);

        await Eventually.TrueAsync(() => well.Taken.Count == 50, "The other system has its punches while the slow one holds its first");
        Assert.Empty(slow.Taken);
        held.SetResult();
    }
}
