using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Durability;

/// <summary>An edge sends its punches to a centre by the ERP route, one a call, each until it is told that it was taken.</summary>
public sealed class EdgeKillTests
{
    private const int Lanes = 4;
    private const int PunchesEach = 60;

    [Fact]
    public async Task However_often_the_centre_is_killed_each_punch_of_an_edge_is_there_once()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var centre = await MortalServer.StartAsync(database, $"Setup:ApiKey={AttendanceServer.ApiKey}");
        var taken = 0;

        var sending = Task.WhenAll(Enumerable.Range(1, Lanes).Select(lane => SendAllAsync(centre, lane, () => Interlocked.Increment(ref taken))));
        for (var kill = 1; kill <= 2; kill++)
        {
            while (Volatile.Read(ref taken) < kill * Lanes * PunchesEach / 3)
            {
                await Task.Delay(5);
            }

            await centre.KillAndRestartAsync();
        }

        await sending.WaitAsync(Patience.Limit);
        // An edge that lost its own memory sends everything again.
        await Task.WhenAll(Enumerable.Range(1, Lanes).Select(lane => SendAllAsync(centre, lane, () => 0)));

        await using var context = database.OpenContext();
        var stored = await context.Punches.Select(p => new { p.Pin, p.LocalTime }).ToListAsync();
        Assert.Equal(Lanes * PunchesEach, stored.Count);
        Assert.Equal(Lanes * PunchesEach, stored.Distinct().Count());
    }

    private static async Task SendAllAsync(MortalServer centre, int lane, Func<int> onTaken)
    {
        for (var i = 0; i < PunchesEach; i++)
        {
            var time = new DateTime(2026, 3, 2, 8, 0, 0).AddSeconds(i).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            while (!await TrySendAsync(centre, new { user_id = lane, timestamp = time, punch_type = "in" }))
            {
                // Not told that it was taken: the edge keeps it and sends it again.
            }

            onTaken();
        }
    }

    private static async Task<bool> TrySendAsync(MortalServer centre, object punch)
    {
        var server = await centre.WhenUpAsync();
        using var client = new HttpClient { BaseAddress = server.Web, Timeout = TimeSpan.FromSeconds(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AttendanceServer.ApiKey);
        try
        {
            using var answer = await client.PostAsJsonAsync("/zkteco/api/attendance", punch);
            return answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("processed").GetProperty("stored").GetBoolean();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
