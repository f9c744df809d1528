using System.Net;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.TimeMoto;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.TimeMoto;

public sealed class SignatureTests
{
    private const string HexSecret = "tmkey_00112233445566778899aabbccddeeff";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"event":"test"}""");

    public static TheoryData<string> Ways => [.. Signature.Ways];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Each_way_is_told_from_the_others_in_every_writing(string way)
    {
        var hex = Signature.Sign(HexSecret, Body, way);
        var base64 = Convert.ToBase64String(Convert.FromHexString(hex));

        Assert.All(
            [hex, hex.ToUpperInvariant(), base64, base64.TrimEnd('=').Replace('+', '-').Replace('/', '_'), "sha256=" + hex],
            header => Assert.Equal(way, Signature.Match(HexSecret, Body, header, Signature.Ways)));
        Assert.Null(Signature.Match(HexSecret, [.. Body, 32], hex, Signature.Ways));
        Assert.Null(Signature.Match(HexSecret + "0", Body, hex, Signature.Ways));
        Assert.Null(Signature.Match(HexSecret, Body, hex, [.. Signature.Ways.Where(w => w != way)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("sha256=")]
    [InlineData("zz11223344556677889900112233445566778899001122334455667788990011")]
    public void What_is_no_signature_matches_nothing(string header) => Assert.Null(Signature.Match(HexSecret, Body, header, Signature.Ways));

    [Fact]
    public async Task A_wrong_or_missing_signature_is_refused_with_401_and_kept_for_diagnosis()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, TimeMotoHost.SecretSetting);
        using var client = new HttpClient { BaseAddress = server.Web };
        var message = Vectors.Message("pair-day-face-in");

        foreach (var signature in new[] { null, Signature.Sign("tmkey_another", Encoding.UTF8.GetBytes(message)), "nonsense" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/timemoto/pointage") { Content = new StringContent(message, Encoding.UTF8, "application/json") };
            if (signature is not null)
            {
                request.Headers.Add("TimeMoto-Signature", signature);
            }

            var response = await client.SendAsync(request);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.NotEqual("", JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetString());
        }

        var kept = await server.Services.GetRequiredService<RejectedCalls>().LastAsync(10, default);
        Assert.Equal([RejectionReason.WrongSignature, RejectionReason.WrongSignature, RejectionReason.NoSignature], kept.Select(k => k.Call.Reason));
        Assert.All(kept, k => Assert.Equal(message, Encoding.UTF8.GetString(k.Body)));
        Assert.Equal(0, await TimeMotoHost.ReadAsync(server, c => c.Punches.CountAsync()));
        Assert.Equal(0, await TimeMotoHost.ReadAsync(server, c => c.ExternalRecords.CountAsync()));
    }

    [Fact]
    public async Task Rejected_calls_are_bounded_in_count_and_size()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, TimeMotoHost.SecretSetting);
        using var cloud = new SimulatedTimeMotoCloud(server.Web, "tmkey_another");
        for (var i = 0; i < RejectedCalls.Kept + 20; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await cloud.PostAsync(new string('x', RejectedCall.MaxBodyBytes * 2), "ab"));
        }

        var kept = await server.Services.GetRequiredService<RejectedCalls>().LastAsync(1000, default);
        Assert.InRange(kept.Count, RejectedCalls.Kept - 1, RejectedCalls.Kept);
        Assert.All(kept, k => Assert.Equal((RejectedCall.MaxBodyBytes, RejectedCall.MaxBodyBytes * 2), (k.Body.Length, k.Call.Bytes)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await cloud.PostAsync(new string('x', WebhookApi.MaxBodyBytes + 1), "ab"));
    }

    [Fact]
    public async Task The_way_that_matched_first_is_the_only_one_afterwards_also_after_a_restart()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var text = """{"id":"tm_1","event":"test"}""";
        await using (var first = await AttendanceServer.StartAsync(database, TimeMotoHost.SecretSetting))
        {
            using var cloud = new SimulatedTimeMotoCloud(first.Web, Vectors.Secret);
            Assert.Equal(HttpStatusCode.OK, await cloud.PostAsync(text, Signature.Sign(Vectors.Secret, Encoding.UTF8.GetBytes(text), "body-secret")));
            Assert.NotNull((await first.Services.GetRequiredService<Webhook>().ReadAsync()).TestedAt);
        }

        await using var second = await AttendanceServer.StartAsync(database, TimeMotoHost.SecretSetting);
        using var later = new SimulatedTimeMotoCloud(second.Web, Vectors.Secret);
        Assert.Equal("body-secret", (await second.Services.GetRequiredService<Webhook>().ReadAsync()).PinnedSignature);
        Assert.Equal(HttpStatusCode.Unauthorized, await later.SendAsync(text));
    }

    [Fact]
    public async Task Without_a_secret_nobody_is_believed_and_the_test_address_answers()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var cloud = new SimulatedTimeMotoCloud(server.Web, "");
        using var client = new HttpClient { BaseAddress = server.Web };

        Assert.Equal(HttpStatusCode.Unauthorized, await cloud.SendAsync("""{"event":"test"}"""));
        Assert.Contains("\"success\":true", await client.GetStringAsync("/api/webhooks/timemoto/test"), StringComparison.Ordinal);
    }
}
