using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AttendanceAdmin.Tests.Connections.Calling;

/// <summary>The Test button tells a wrong address from a wrong token, and neither shows nor gives away secrets.</summary>
public sealed class DiagnosisTests(ConnectionsHost host) : IClassFixture<ConnectionsHost>
{
    private const string Token = "the-right-token-4711";

    [Fact]
    public async Task It_works_and_shows_request_and_answer_without_the_token_even_where_the_system_repeats_it()
    {
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = (http, request) => StubReceiver.AnswerAsync(http, 200, JsonSerializer.Serialize(new { success = true, you_sent = request.Headers["Authorization"] }));
        var tested = await TestAsync(stub.Address, new { auth_type = "bearer", auth_token = Token });

        Assert.True(tested.GetProperty("ok").GetBoolean());
        Assert.Equal("Bearer " + Token, stub.Requests.Single().Headers["Authorization"]);
        Assert.DoesNotContain(Token, tested.ToString(), StringComparison.Ordinal);
        var exchange = tested.GetProperty("steps")[0].GetProperty("exchange");
        Assert.Equal("""{"attendance":[]}""", exchange.GetProperty("request_body").GetString());
        Assert.Contains("success", exchange.GetProperty("answer_body").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "", "unauthorised")]
    [InlineData(403, "", "unauthorised")]
    [InlineData(404, "", "wrong_path")]
    [InlineData(500, "", "system_fault")]
    [InlineData(429, "", "busy")]
    [InlineData(400, """{"error":"attendance must not be empty"}""", "refused")]
    [InlineData(200, "<html></html>", "not_understood")]
    [InlineData(200, """{"success":false}""", "failure_inside")]
    public async Task What_it_answers_is_put_into_words(int status, string body, string trouble)
    {
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = (http, _) => StubReceiver.AnswerAsync(http, status, body);

        AssertTrouble(trouble, await TestAsync(stub.Address));
    }

    [Fact]
    public async Task Nobody_listening_no_such_name_and_no_answer_in_time_are_told_apart()
    {
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = async (http, _) =>
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };

        AssertTrouble("timed_out", await TestAsync(stub.Address, new { timeout_seconds = 1 }));
        AssertTrouble("unreachable", await TestAsync(new Uri($"http://127.0.0.1:{FreePort.Next()}")));
        AssertTrouble("unknown_host", await TestAsync(new Uri("http://no-such-host.invalid"), new { timeout_seconds = 20 }));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_a_certificate_fault()
    {
        using var key = RSA.Create(2048);
        using var own = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(own)));
        await using var app = builder.Build();
        app.Run(http => http.Response.WriteAsync("{}"));
        await app.StartAsync();

        AssertTrouble("certificate", await TestAsync(new Uri(app.Urls.Single())));
    }

    [Fact]
    public async Task Another_host_is_not_followed_to()
    {
        await using var elsewhere = await StubReceiver.StartAsync();
        await using var stub = await StubReceiver.StartAsync();
        stub.Behave = (http, _) =>
        {
            http.Response.Headers.Location = elsewhere.Address.ToString();
            return StubReceiver.AnswerAsync(http, 307, "");
        };

        AssertTrouble("redirected", await TestAsync(stub.Address, new { auth_type = "api_key", auth_token = Token }));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_refused_where_private_networks_are()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Connections:AllowPrivateNetworks=false");
        using var client = server.ApiClient();
        var connection = await DeliveryScene.ConnectAsync(client, new Uri("http://localhost:9"));

        using var answer = await client.PostAsync($"/api/v1/connections/{connection}/test", null);
        AssertTrouble("forbidden_address", await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static void AssertTrouble(string trouble, JsonElement tested)
    {
        Assert.False(tested.GetProperty("ok").GetBoolean());
        Assert.Equal(trouble, tested.GetProperty("steps")[0].GetProperty("trouble").GetString());
        Assert.True(tested.GetProperty("diagnosis").GetString() is { Length: > 20 });
    }

    private async Task<JsonElement> TestAsync(Uri address, object? more = null)
    {
        var connection = await DeliveryScene.ConnectAsync(host.Client, address, more: more);
        using var answer = await host.Client.PostAsync($"/api/v1/connections/{connection}/test", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
