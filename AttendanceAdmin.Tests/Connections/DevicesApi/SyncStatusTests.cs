using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;

namespace AttendanceAdmin.Tests.Connections.DevicesApi;

/// <summary><c>attendance/sync-status</c> with deliveries: three that were sent, two that were refused.</summary>
public sealed class SyncStatusTests
{
    [Fact]
    public async Task What_was_sent_and_what_was_not_comes_by_terminal_and_state_the_newest_first()
    {
        await using var scene = await DeliveryScene.StartAsync("Terminals:ApproveNew=true");
        await using var stub = await StubReceiver.StartAsync();
        var (gate, depot) = (await scene.Server.AnnounceAsync("GATE1"), await scene.Server.AnnounceAsync("DEPOT1"));
        await scene.Server.HireAsync("BENALI Amina", "100");
        var connection = await scene.ConnectAsync(stub);
        await scene.PunchAsync(3, gate);
        await scene.RunAsync(connection);
        stub.Behave = (http, _) => StubReceiver.AnswerAsync(http, 500, "{}");
        await scene.PunchAsync(2, depot);
        await scene.RunAsync(connection);

        var all = await StatusAsync(scene, "");
        Assert.Equal("""{"pending":0,"sent":3,"failed":2}""", all.GetProperty("stats").GetRawText());
        Assert.Equal(["DEPOT1 failed", "DEPOT1 failed", "GATE1 sent", "GATE1 sent", "GATE1 sent"], Logs(all).Select(l => $"{l.GetProperty("terminal_sn")} {l.GetProperty("sync_status")}"));
        var first = Logs(all).Last();
        Assert.Equal(["id", "terminal_sn", "enrollid", "user_name", "time", "mode", "inout", "sync_status", "sync_attempts", "synced_at", "sync_error"], first.EnumerateObject().Select(p => p.Name));
        Assert.Equal((100, "BENALI Amina", "2026-03-01T07:00:00", 0, 1), (first.GetProperty("enrollid").GetInt32(), first.GetProperty("user_name").GetString(),
            first.GetProperty("time").GetString(), first.GetProperty("inout").GetInt32(), first.GetProperty("sync_attempts").GetInt32()));
        Assert.Equal(JsonValueKind.Null, Logs(all).First().GetProperty("synced_at").ValueKind);
        Assert.NotEmpty(Logs(all).First().GetProperty("sync_error").GetString()!);

        Assert.Equal(2, Logs(await StatusAsync(scene, "?status=failed")).Count());
        Assert.Equal(3, Logs(await StatusAsync(scene, $"?terminal_id={gate.Id}&status=all")).Count());
        var second = await StatusAsync(scene, "?per_page=2&page=3");
        Assert.Equal(first.GetProperty("id").GetInt64(), Assert.Single(Logs(second)).GetProperty("id").GetInt64());
        Assert.Equal("""{"page":3,"per_page":2,"total":5,"pages":3}""", second.GetProperty("pagination").GetRawText());
    }

    private static IEnumerable<JsonElement> Logs(JsonElement status) => status.GetProperty("logs").EnumerateArray();

    private static Task<JsonElement> StatusAsync(DeliveryScene scene, string query) => scene.Client.GetFromJsonAsync<JsonElement>("/devices/api/attendance/sync-status/" + query);
}
