using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;

namespace AttendanceAdmin.Tests.Connections;

/// <summary>What each kind of system is sent, to the letter.</summary>
public sealed class KindTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string NextSecret = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldY";

    [Fact]
    public async Task A_third_party_gets_the_format_of_the_TM20_server()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        var terminal = await scene.Server.AnnounceAsync("TM20-0001");
        await scene.Server.HireAsync("BENALI Samia", "100");
        var connection = await scene.ConnectAsync(stub, more: new { attendance_endpoint = "/api/attendance/", auth_type = "api_key", auth_header_name = "X-Key", auth_token = "abc" });
        await scene.PunchAsync(1, terminal);
        await scene.RunAsync(connection);

        var request = Assert.Single(stub.Requests);
        Assert.Equal(("POST", "/api/attendance/", "abc"), (request.Method, request.Path, request.Headers["X-Key"]));
        var id = stub.Taken.Keys.Single();
        Assert.Equal(
            $$"""{"attendance":[{"terminal_sn":"TM20-0001","enrollid":100,"user_name":"BENALI Samia","time":"2026-03-01T07:00:00+01:00","mode":15,"inout":0,"event":0,"temperature":null,"access_granted":true,"log_id":{{id}}}]}""",
            request.Body);
    }

    [Fact]
    public async Task An_ERP_gets_one_punch_a_call_and_has_it_only_if_it_says_so()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        var unknown = true;
        stub.Behave = (http, request) =>
        {
            var known = !request.Body.Contains("\"user_id\":101", StringComparison.Ordinal) || !unknown;
            stub.Take(known ? request.LogIds : []);
            return StubReceiver.AnswerAsync(http, 200, JsonSerializer.Serialize(new
            {
                message = "Pointage enregistré avec succès", status = "success", processed = new { success = known, message = known ? null : "Employé introuvable" },
            }));
        };
        var connection = await scene.ConnectAsync(stub, "erp_route", new { auth_type = "bearer", auth_token = "erp-key", settings = new { extended = true } });
        await scene.PunchAsync(4);
        await scene.RunAsync(connection);

        Assert.Equal(4, stub.Requests.Count);
        Assert.All(stub.Requests, r => Assert.Equal(("/zkteco/api/attendance", "Bearer erp-key"), (r.Path, r.Headers["Authorization"])));
        Assert.StartsWith("""{"user_id":100,"timestamp":"2026-03-01 07:00:00","punch_type":"in",""", stub.Requests.First().Body, StringComparison.Ordinal);
        Assert.StartsWith("""{"user_id":101,"timestamp":"2026-03-01 07:00:01","punch_type":"out",""", stub.Requests.ElementAt(1).Body, StringComparison.Ordinal);
        var failed = Assert.Single(await scene.DeliveriesAsync(connection), d => d.State == DeliveryState.Failed);
        Assert.Equal("Employé introuvable", failed.LastError);

        unknown = false;
        await scene.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1), connection);
        Assert.Equal(4, stub.Taken.Count);
        Assert.All(stub.Taken, t => Assert.Equal(1, t.Value));
    }

    [Fact]
    public async Task A_webhook_is_signed_and_while_its_secret_is_changed_over_by_both()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        var connection = await scene.ConnectAsync(stub, "webhook", new { signing_secret = Secret, attendance_endpoint = "/hook" });
        await scene.PunchAsync(3);
        await scene.RunAsync(connection);
        var first = stub.Requests.Last();

        Assert.Equal([Signature(Secret, first)], first.Headers["webhook-signature"].Split(' '));
        Assert.Equal("punches.recorded", JsonDocument.Parse(first.Body).RootElement.GetProperty("type").GetString());
        Assert.Equal(scene.Time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), first.Headers["webhook-timestamp"]);

        using var changed = await scene.Client.PutAsync($"/api/v1/connections/{connection}", JsonContent.Create(new { signing_secret = NextSecret }));
        Assert.True(changed.IsSuccessStatusCode);
        // A run that began with the old secret, because the first punches came in, is over after this one.
        await scene.RunAsync(connection);
        await scene.PunchAsync(1);
        await scene.RunAsync(connection);
        var second = stub.Requests.Last();
        Assert.Equal([Signature(NextSecret, second), Signature(Secret, second)], second.Headers["webhook-signature"].Split(' '));

        scene.Time.Advance(TimeSpan.FromHours(25));
        await scene.PunchAsync(1);
        await scene.RunAsync(connection);
        var third = stub.Requests.Last();
        Assert.Equal([Signature(NextSecret, third)], third.Headers["webhook-signature"].Split(' '));
        Assert.Equal(5, stub.Taken.Count);
    }

    [Fact]
    public async Task People_retry_and_give_up_what_is_dead()
    {
        await using var scene = await DeliveryScene.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        var well = false;
        stub.Behave = (http, _) => well ? Task.FromResult(false) : StubReceiver.AnswerAsync(http, 422, """{"error":"no"}""");
        var connection = await scene.ConnectAsync(stub, more: new { tries = 1, batch_size = 1 });
        await scene.PunchAsync(3);
        await scene.RunAsync(connection);
        var dead = JsonDocument.Parse(await scene.Client.GetStringAsync($"/api/v1/deliveries?connection={connection}&state=dead")).RootElement.EnumerateArray().ToList();
        Assert.Equal(3, dead.Count);
        Assert.Equal((1, 422, "refused: no"), (dead[0].GetProperty("attempts").GetInt32(), dead[0].GetProperty("last_status").GetInt32(), dead[0].GetProperty("last_error").GetString()));

        well = true;
        using var without = await scene.Client.PostAsJsonAsync($"/api/v1/deliveries/{dead[0].GetProperty("id")}/give-up", new { });
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, without.StatusCode);
        using var given = await scene.Client.PostAsJsonAsync($"/api/v1/deliveries/{dead[0].GetProperty("id")}/give-up", new { reason = "left long ago" });
        Assert.True(given.IsSuccessStatusCode);
        using var all = await scene.Client.PostAsync($"/api/v1/connections/{connection}/retry", null);
        Assert.Equal("""{"retried":2}""", await all.Content.ReadAsStringAsync());

        await Eventually.TrueAsync(() => stub.Taken.Count == 2, "What is tried again arrives");
        Assert.DoesNotContain(dead[0].GetProperty("log_id").GetInt64(), stub.Taken.Keys);
    }

    private static string Signature(string secret, StubReceiver.Request request) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(secret["whsec_".Length..]),
        Encoding.UTF8.GetBytes($"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.{request.Body}")));
}
