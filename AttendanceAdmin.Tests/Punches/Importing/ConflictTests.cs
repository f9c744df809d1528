using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Punches.Importing;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Punches.Importing;

public sealed class ConflictTests
{
    [Fact]
    public async Task A_punch_by_hand_near_an_imported_one_waits_for_a_decision_that_ignores_the_other()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var api = server.ApiClient();
        var amina = await server.HireAsync("BENALI Amina", "7");
        foreach (var (time, direction) in new[] { ("2026-03-02T08:00:00", "in"), ("2026-03-02T17:00:00", "out"), ("2026-03-09T08:00:00", "in") })
        {
            (await api.PostAsJsonAsync("/api/v1/punches", new { employee_id = amina.Id, local_time = time, direction, reason = "oubli" })).EnsureSuccessStatusCode();
        }

        var import = await api.ImportAsync("a.csv", "PIN;Heure;Sens\n7;2026-03-02 07:52:10;in\n7;2026-03-02 16:30:00;in\n7;2026-03-02 22:00:00;out\n");

        await using var desk = server.Desk();
        var imports = desk.ServiceProvider.GetRequiredService<PunchImports>();
        var conflict = Assert.Single(await imports.ConflictsAsync(import.GetProperty("id").GetInt32(), default));
        Assert.Equal((new DateTime(2026, 3, 2, 8, 0, 0), new DateTime(2026, 3, 2, 7, 52, 10)), (conflict.Manual.LocalTime, conflict.Imported.LocalTime));

        var settle = desk.ServiceProvider.GetRequiredService<SettleConflict>();
        Assert.True(await settle.RunAsync(conflict.Conflict.Id, ConflictDecision.KeepImported, default));
        Assert.False(await settle.RunAsync(conflict.Conflict.Id, ConflictDecision.KeepManual, default));
        var ignored = (await api.GetFromJsonAsync<JsonElement>("/api/v1/punches")).EnumerateArray().Where(p => p.GetProperty("ignored").GetBoolean());
        Assert.Equal(conflict.Manual.Id, Assert.Single(ignored).GetProperty("id").GetInt64());
    }
}
