using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.LiveBoard;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.UnknownPins;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Punches.UnknownPins;

public sealed class ShelfTests
{
    [Theory, BothDatabases]
    public async Task Pins_that_nobody_has_are_counted_once_by_group_of_terminals(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var server = await AttendanceServer.StartAsync(database))
        {
            using var api = server.ApiClient();
            await server.HireAsync("Benali Amina", "1");
            var (gate, depot, alone) = (await server.AnnounceAsync("GATE1"), await server.AnnounceAsync("DEPOT1"), await server.AnnounceAsync("ALONE1"));
            var group = (await (await api.PostAsJsonAsync("/api/v1/groups", new { name = "Magasin" })).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
            foreach (var terminal in new[] { gate, depot })
            {
                (await api.PostAsJsonAsync($"/api/v1/groups/{group}/terminals", new { terminal_id = terminal.Id })).EnsureSuccessStatusCode();
            }

            await server.PunchAsync(gate, "0099", "2026-03-02 08:00:00");
            await server.PunchAsync(depot, "0099", "2026-03-02 17:00:00");
            await server.PunchAsync(alone, "0099", "2026-03-03 08:00:00");
            await server.PunchAsync(alone, "1", "2026-03-03 08:00:00");

            var shelf = await ListAsync(api);
            Assert.Equal(2, shelf.Count);
            Assert.Equal(("0099", JsonValueKind.Null, 1, "ALONE1"), Of(shelf[0]));
            Assert.Equal("Magasin", shelf[1].GetProperty("group_name").GetString());
            Assert.Equal(["DEPOT1", "GATE1"], shelf[1].GetProperty("terminals").EnumerateArray().Select(t => t.GetString()!));
            Assert.Equal(2, shelf[1].GetProperty("count").GetInt32());
            Assert.Equal("2026-03-02T08:00:00", shelf[1].GetProperty("first_time").GetString());
            Assert.Equal("2026-03-02T17:00:00", shelf[1].GetProperty("last_time").GetString());
        }

        await using var again = await AttendanceServer.StartAsync(database);
        using var after = again.ApiClient();
        await again.PunchAsync(again.Services.GetRequiredService<AttendanceAdmin.Terminals.TerminalDirectory>().All.Single(t => t.Serial == "ALONE1"), "0099", "2026-03-04 08:00:00");
        Assert.Equal([2, 2], (await ListAsync(after)).Select(i => i.GetProperty("count").GetInt32()));
    }

    [Theory, BothDatabases]
    public async Task Punches_get_their_owner_from_a_day_on_everywhere_at_once_and_lose_it_again_when_it_is_undone(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        using var api = server.ApiClient();
        var gate = await server.AnnounceAsync("GATE1");
        var amina = await server.HireAsync("Benali Amina", pin: null);
        await server.PunchAsync(gate, "7", "2026-03-01 08:00:00");
        await server.PunchAsync(gate, "7", "2026-03-02 08:00:00");
        await server.PunchAsync(gate, "7", server.FromNow(TimeSpan.FromMinutes(-1)));
        Assert.Empty(Present(server));

        var answer = await api.PostAsJsonAsync("/api/v1/unknown-pins/assign", new { pin = "7", employee_id = amina.Id, from = "2026-03-02" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((2, false), (made.GetProperty("punches").GetInt32(), made.GetProperty("keeps_other_pin").GetBoolean()));
        Assert.Equal([null, amina.Id, amina.Id], await OwnersAsync(database));
        Assert.Equal(1, Assert.Single(await ListAsync(api)).GetProperty("count").GetInt32());
        Assert.Equal("2026-03-01T08:00:00", Assert.Single(await ListAsync(api)).GetProperty("last_time").GetString());
        await PresentAsync(server, "Benali Amina").WaitAsync(Patience.Limit);
        await server.PunchAsync(gate, "7", server.FromNow(TimeSpan.Zero));
        Assert.Equal([null, amina.Id, amina.Id, amina.Id], await OwnersAsync(database));

        var id = made.GetProperty("assignment_id").GetInt32();
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsync($"/api/v1/unknown-pins/assignments/{id}/undo", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"/api/v1/unknown-pins/assignments/{id}/undo", null)).StatusCode);

        // The last one found its owner by itself, and keeps it.
        Assert.Equal([null, null, null, amina.Id], await OwnersAsync(database));
        Assert.Equal(3, Assert.Single(await ListAsync(api)).GetProperty("count").GetInt32());
        await using var context = database.OpenContext();
        Assert.Null((await context.Employees.SingleAsync()).Pin);
        Assert.Equal(["PinAssigned", "PinAssignmentUndone"], await context.AuditEntries.Where(a => a.Action.StartsWith("Pin")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task Who_gets_a_pin_is_offered_its_punches_and_not_given_them()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database);
        using var api = server.ApiClient();
        await server.PunchAsync(await server.AnnounceAsync("GATE1"), "7", "2026-03-02 08:00:00");
        Assert.Equal(JsonValueKind.Null, Assert.Single(await ListAsync(api)).GetProperty("offered_employee_id").ValueKind);

        (await api.PostAsJsonAsync("/api/v1/employees", new { last_name = "Benali", pin = "7", hire_date = "2026-03-02" })).EnsureSuccessStatusCode();

        var item = Assert.Single(await ListAsync(api));
        Assert.Equal("Benali", item.GetProperty("offered_employee_name").GetString());
        Assert.Equal(1, await server.Services.GetRequiredService<ShelfOffers>().CountAsync(default));
        Assert.Equal([null], await OwnersAsync(database));
        await api.PostAsJsonAsync("/api/v1/unknown-pins/assign", new { pin = "7", employee_id = item.GetProperty("offered_employee_id").GetInt32() });
        Assert.Empty(await ListAsync(api));
    }

    [Fact]
    public async Task Somebody_new_is_made_with_the_pin_and_who_has_another_keeps_it()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database);
        using var api = server.ApiClient();
        var gate = await server.AnnounceAsync("GATE1");
        var karim = await server.HireAsync("Cherif Karim", "5");
        await server.PunchAsync(gate, "0090", "2026-03-02 08:00:00");
        await server.PunchAsync(gate, "55", "2026-03-02 08:00:00");

        var made = await (await api.PostAsJsonAsync("/api/v1/unknown-pins/assign", new { pin = "0090", employee = new { last_name = "Saidi", first_name = "Lina" } })).Content.ReadFromJsonAsync<JsonElement>();
        var other = await (await api.PostAsJsonAsync("/api/v1/unknown-pins/assign", new { pin = "55", employee_id = karim.Id })).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("Saidi Lina", made.GetProperty("employee_name").GetString());
        Assert.True(other.GetProperty("keeps_other_pin").GetBoolean());
        await using var context = database.OpenContext();
        Assert.Equal(["5", "0090"], await context.Employees.OrderBy(e => e.Id).Select(e => e.Pin).ToListAsync());
    }

    [Theory]
    [InlineData("""{"pin": "8", "employee_id": 1}""", "pin")]
    [InlineData("""{"employee_id": 1}""", "pin")]
    [InlineData("""{"pin": "7", "group_id": 12, "employee_id": 1}""", "pin")]
    [InlineData("""{"pin": "7", "employee_id": 99}""", "employee_id")]
    [InlineData("""{"pin": "7"}""", "employee_id")]
    [InlineData("""{"pin": "7", "employee": {"first_name": "Lina"}}""", "last_name")]
    public async Task A_wish_that_cannot_be_names_its_field_and_changes_nothing(string body, string field)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database);
        using var api = server.ApiClient();
        await server.HireAsync("Benali Amina", pin: null);
        await server.PunchAsync(await server.AnnounceAsync("GATE1"), "7", "2026-03-02 08:00:00");

        var answer = await api.PostAsync("/api/v1/unknown-pins/assign", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _), await answer.Content.ReadAsStringAsync());
        Assert.Equal([null], await OwnersAsync(database));
    }

    private static (string?, JsonValueKind, int, string?) Of(JsonElement item) => (
        item.GetProperty("pin").GetString(), item.GetProperty("group_id").ValueKind, item.GetProperty("count").GetInt32(), item.GetProperty("terminals")[0].GetString());

    private static async Task<List<JsonElement>> ListAsync(HttpClient api) => (await api.GetFromJsonAsync<List<JsonElement>>("/api/v1/unknown-pins"))!;

    private static async Task<List<int?>> OwnersAsync(TestDatabase database)
    {
        await using var context = database.OpenContext();
        return await context.Punches.OrderBy(p => p.Id).Select(p => p.EmployeeId).ToListAsync();
    }

    private static IEnumerable<string> Present(AttendanceServer server) =>
        server.Services.GetRequiredService<BoardState>().Current.Departments.SelectMany(d => d.People).Select(p => p.Name);

    private static async Task PresentAsync(AttendanceServer server, string name)
    {
        while (!Present(server).Contains(name))
        {
            await Task.Yield();
        }
    }
}
