using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Connections.ZktecoApi;

/// <summary>Two of ours: one at a shop's edge that sends, one at the centre that receives.</summary>
public sealed class EdgeToCentreTests
{
    [Fact]
    public async Task Each_punch_of_the_edge_is_at_the_centre_once_also_after_the_edge_forgot_that_it_sent_them()
    {
        await using var centre = await AttendanceServer.StartAsync((string?)null, "Terminals:ApproveNew=true");
        await centre.HireAsync("BENALI Amina", "7");
        await using var edge = await AttendanceServer.StartAsync((string?)null, "Terminals:ApproveNew=true");
        using var api = edge.ApiClient();
        using var made = await api.PostAsJsonAsync("/api/v1/connections", new
        {
            name = "Centre", kind = "erp_route", base_url = centre.Web.ToString().TrimEnd('/'), auth_type = "bearer", auth_token = AttendanceServer.ApiKey, send_from = (string?)null,
        });
        var connection = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        var gate = await edge.AnnounceAsync("GATE1");
        for (var minute = 0; minute < 10; minute++)
        {
            await edge.PunchAsync(gate, minute % 3 == 0 ? "99" : "7", $"2026-03-02 08:{minute:00}:00", minute % 2 == 0 ? PunchDirection.In : PunchDirection.Out);
        }

        await SendAllAsync(api, connection);
        var first = await StoredAsync(centre);
        await ForgetAsync(edge);
        await SendAllAsync(api, connection);

        Assert.Equal(10, first.Count);
        Assert.Equal(first, await StoredAsync(centre));
        Assert.Equal(Enumerable.Repeat(2, 10), await TriesAsync(edge));
        Assert.Equal(4, first.Count(p => p.StartsWith("99 ", StringComparison.Ordinal)));
    }

    private static async Task SendAllAsync(HttpClient api, int connection)
    {
        using var answer = await api.PostAsJsonAsync("/devices/api/attendance/manual-sync/", new { config_id = connection });
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(told.GetProperty("success").GetBoolean(), told.ToString());
        // Some may have left by themselves before it was asked for.
        Assert.InRange(told.GetProperty("sent").GetInt32(), 0, 10);
        Assert.Equal(0, told.GetProperty("failed").GetInt32());
    }

    private static async Task ForgetAsync(AttendanceServer edge)
    {
        await using var context = await ContextAsync(edge);
        var now = TimeProvider.System.GetUtcNow();
        await context.Set<Delivery>().ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DeliveryState.Pending).SetProperty(d => d.NextAttemptAt, now));
    }

    private static async Task<List<int>> TriesAsync(AttendanceServer edge)
    {
        await using var context = await ContextAsync(edge);
        return await context.Set<Delivery>().Select(d => d.Attempts).ToListAsync();
    }

    private static async Task<List<string>> StoredAsync(AttendanceServer centre)
    {
        await using var context = await ContextAsync(centre);
        var punches = await context.Punches.OrderBy(p => p.LocalTime).Select(p => new { p.Id, p.Pin, p.LocalTime, p.Direction }).ToListAsync();
        return punches.ConvertAll(p => $"{p.Pin} {p.LocalTime:s} {p.Direction} {p.Id}");
    }

    private static Task<AttendanceContext> ContextAsync(AttendanceServer server) =>
        server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
}
