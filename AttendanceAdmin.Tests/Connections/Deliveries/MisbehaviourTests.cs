using System.Text.Json;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Deliveries;
using Microsoft.AspNetCore.Http;

namespace AttendanceAdmin.Tests.Connections.Deliveries;

/// <summary>Whatever a system does to its requests for a while, afterwards it has every punch, and one that tells them apart by log id has each once.</summary>
public sealed class MisbehaviourTests
{
    private const int Punches = 150;

    public static TheoryData<string> Misbehaviours =>
        ["500", "503", "401", "broken JSON", "web page", "failure inside", "cut after it was taken", "too slow", "half taken", "half taken, the other half named"];

    [Theory]
    [MemberData(nameof(Misbehaviours))]
    public async Task Nothing_is_lost(string misbehaviour)
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        var left = 3;
        stub.Behave = (http, request) => Interlocked.Decrement(ref left) >= 0 ? MisbehaveAsync(misbehaviour, stub, http, request) : Task.FromResult(false);
        var connection = await scene.ConnectAsync(stub, more: new { timeout_seconds = misbehaviour == "too slow" ? 1 : 60 });
        await scene.PunchAsync(Punches);

        await scene.RunAsync(connection);
        await scene.PassAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(10), connection);

        Assert.Equal(Punches, stub.Taken.Count);
        Assert.Equal(Punches, (await scene.StatesAsync(connection))[DeliveryState.Sent]);
        Assert.True(left <= 0);
        // The same batch comes again under the same key, by which a receiver knows what it has.
        var keys = stub.Requests.Where(r => r.LogIds.Count == 100).Select(r => r.Headers["Idempotency-Key"]).Distinct(StringComparer.Ordinal);
        Assert.Single(keys);
    }

    [Fact]
    public async Task A_record_that_makes_it_fail_is_found_alone_and_the_others_arrive_at_once()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        long poison = 0;
        stub.Behave = (http, request) =>
        {
            Interlocked.CompareExchange(ref poison, request.LogIds.FirstOrDefault(), 0);
            return request.LogIds.Contains(poison) ? StubReceiver.AnswerAsync(http, 500, "oops", "text/plain") : Task.FromResult(false);
        };
        var connection = await scene.ConnectAsync(stub);
        await scene.PunchAsync(100);

        await scene.RunAsync(connection);

        Assert.Equal(99, stub.Taken.Count);
        var failed = Assert.Single(await scene.DeliveriesAsync(connection), d => d.State != DeliveryState.Sent);
        Assert.Equal((poison, DeliveryState.Failed, 1, Trouble.SystemFault, false), (failed.LogId, failed.State, failed.Attempts, failed.LastTrouble ?? default, failed.ForSystem));
        Assert.True(stub.Requests.Count < 20, $"{stub.Requests.Count} requests");
    }

    [Fact]
    public async Task A_system_that_is_down_is_not_hammered()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = (http, _) => StubReceiver.AnswerAsync(http, 500, "");
        var connection = await scene.ConnectAsync(stub);
        await scene.PunchAsync(1000);

        await scene.RunAsync(connection);
        await scene.RunAsync(connection);

        Assert.True(stub.Requests.Count < 15, $"{stub.Requests.Count} requests");
    }

    private static async Task<bool> MisbehaveAsync(string how, StubReceiver stub, HttpContext http, StubReceiver.Request request)
    {
        switch (how)
        {
            case "broken JSON":
                return await StubReceiver.AnswerAsync(http, 200, """{"success":true,"rece""");
            case "web page":
                return await StubReceiver.AnswerAsync(http, 200, "<html>Please sign in</html>", "text/html");
            case "failure inside":
                return await StubReceiver.AnswerAsync(http, 200, """{"success":false,"error":"database locked"}""");
            case "cut after it was taken":
                stub.Take(request.LogIds.Where(id => !stub.Taken.ContainsKey(id)));
                http.Abort();
                return true;
            case "too slow":
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return true;
            case "half taken":
                stub.Take(request.LogIds.Take(50));
                return await StubReceiver.AnswerAsync(http, 200, JsonSerializer.Serialize(new { success = true, accepted = request.LogIds.Take(50) }));
            case "half taken, the other half named":
                stub.Take(request.LogIds.Take(50));
                return await StubReceiver.AnswerAsync(
                    http, 207, JsonSerializer.Serialize(new { rejected = request.LogIds.Skip(50).Select(id => new { log_id = id, error = "busy" }) }));
            default:
                return await StubReceiver.AnswerAsync(http, int.Parse(how, System.Globalization.CultureInfo.InvariantCulture), "");
        }
    }
}
