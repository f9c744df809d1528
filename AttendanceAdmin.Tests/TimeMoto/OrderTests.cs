using System.Net;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.TimeMoto;

/// <summary>Late, doubled, out of order: the stored set is the same.</summary>
public sealed class OrderTests
{
    [Theory, BothDatabases]
    public async Task Every_order_of_the_captured_messages_ends_in_the_same_punches(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database, TimeMotoHost.SecretSetting);
        using var cloud = new SimulatedTimeMotoCloud(server.Web, Vectors.Secret);
        var random = new Random(4);
        for (var i = 0; i < 8; i++)
        {
            var messages = Vectors.OfAnotherCompany(Vectors.Captured);
            string[] sent = i == 0 ? [.. messages] : i == 1 ? [.. messages.Reverse()] : [.. messages, .. messages];
            if (i > 1)
            {
                random.Shuffle(sent);
            }

            foreach (var message in sent)
            {
                Assert.Equal(HttpStatusCode.OK, await cloud.SendAsync(message));
            }

            await AssertRightAsync(server, messages);
        }
    }

    [Theory, BothDatabases]
    public async Task A_burst_after_an_outage_doubled_and_shuffled_is_stored_once(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database, TimeMotoHost.SecretSetting);
        using var cloud = new SimulatedTimeMotoCloud(server.Web, Vectors.Secret);
        var companies = Enumerable.Range(0, 6).Select(_ => Vectors.OfAnotherCompany(Vectors.Captured)).ToList();
        cloud.Delay(companies.SelectMany(m => m));

        Assert.True(await cloud.BurstAsync(new Random(7)) > 100);

        Assert.Equal(0, cloud.Kept);
        foreach (var messages in companies)
        {
            await AssertRightAsync(server, messages);
        }
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_stored_is_refused_with_503_and_stored_once_when_it_comes_again(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database, TimeMotoHost.SecretSetting);
        using var cloud = new SimulatedTimeMotoCloud(server.Web, Vectors.Secret);
        // The terminals are known and the signature is pinned, as on any day but the first.
        await cloud.SendAsync(Vectors.OfAnotherCompany(Vectors.Message("pair-day-face-in")));
        var messages = Vectors.OfAnotherCompany([Vectors.Message("pair-day-face-in"), Vectors.Message("pair-day-face-out")]);

        await using (await database.MakeUnavailableAsync())
        {
            Assert.All(await Task.WhenAll(messages.Select(m => cloud.SendAsync(m))), s => Assert.Equal(HttpStatusCode.ServiceUnavailable, s));
        }

        Assert.Equal(2, cloud.Kept);
        // Each connection that died with the database costs one more refusal, and one more sending.
        for (var i = 0; i < 20 && cloud.Kept > 0; i++)
        {
            await cloud.BurstAsync(new Random(i));
        }

        Assert.Equal(0, cloud.Kept);
        Assert.Equal(2, (await TimeMotoHost.PunchesAsync(server, messages)).Count);
        Assert.Equal(3, await TimeMotoHost.ReadAsync(server, c => c.ExternalRecords.CountAsync()));
    }

    /// <summary>Eleven punches: two were deleted, one was superseded; what was told of 87 never came.</summary>
    private static async Task AssertRightAsync(AttendanceServer server, IReadOnlyList<string> messages)
    {
        var punches = await TimeMotoHost.PunchesAsync(server, messages);
        Assert.Equal(11, punches.Count);
        Assert.Equal(["2024-11-08T11:18:05", "2024-11-11T07:51:34", "2024-11-11T07:59:38"], punches.Where(p => p.IgnoredAt is not null).Select(p => p.LocalTime.ToString("s", null)));
        Assert.All(punches.Where(p => p.IgnoredAt is not null), p => Assert.Equal("TimeMoto", p.IgnoredBy));
        Assert.All(punches.Where(p => p.IgnoredAt is not null), p => Assert.False(string.IsNullOrWhiteSpace(p.IgnoredReason)));
        Assert.Contains(punches, p => p.LocalTime == new DateTime(2024, 11, 8, 10, 0, 0, DateTimeKind.Unspecified) && p.IgnoredAt is null);
    }
}
