using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

/// <summary>Who should be known where, and who is.</summary>
public sealed class KnowingTests
{
    [Theory, BothDatabases]
    public async Task Who_leaves_is_forgotten_by_every_terminal(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var (door, shop) = (await office.ConnectAsync("DOOR1"), await office.ConnectAsync("SHOP1"));
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(door);
        await office.CarryOutAsync(shop);
        Assert.Equal(2, door.People.ByPin.Count + shop.People.ByPin.Count);

        await office.ChangeAsync(id, e => e.Active = false);
        await office.CarryOutAsync(door);
        await office.CarryOutAsync(shop);

        Assert.Empty(door.People.ByPin);
        Assert.Empty(shop.People.ByPin);
        Assert.Empty(await office.PeopleAsync(door));
    }

    [Fact]
    public async Task Who_was_never_sent_need_not_be_removed()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync();
        var id = await office.HireAsync("SAIDI", "7");

        await office.ChangeAsync(id, e => e.Active = false);
        await office.CarryOutAsync(terminal);

        Assert.DoesNotContain(terminal.CarriedOut, c => c.Contains("PIN=7", StringComparison.Ordinal));
        Assert.Empty(await office.PeopleAsync(terminal));
    }

    [Theory, BothDatabases]
    public async Task A_new_pin_takes_the_place_of_the_old_one(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var terminal = await office.ConnectAsync();
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(terminal);

        await office.ChangeAsync(id, e => e.Pin = "0007");
        var other = await office.HireAsync("AMRANI", "7");
        await office.CarryOutAsync(terminal);

        Assert.Equal(["AMRANI", "SAIDI"], terminal.People.ByPin.Values.Select(u => u.Name).Order());
        Assert.Equal("SAIDI", terminal.People.ByPin["0007"].Name);
        Assert.Equal([id, other], (await office.PeopleAsync(terminal)).Select(p => p.EmployeeId!.Value));
    }

    [Theory, BothDatabases]
    public async Task Groups_say_who_uses_what(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var (door, shop) = (await office.ConnectAsync("DOOR1"), await office.ConnectAsync("SHOP1"));
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(door);
        await office.CarryOutAsync(shop);

        var group = await office.GroupAsync("Boutique", shop);
        (await office.Api.PostAsJsonAsync($"/api/v1/groups/{group}/members", new { employee_id = id })).EnsureSuccessStatusCode();
        await office.CarryOutAsync(door);
        Assert.Empty(door.People.ByPin);
        Assert.Single(shop.People.ByPin);

        (await office.Api.PostAsJsonAsync($"/api/v1/groups/{group}/terminals", new { terminal_id = office.IdOf(door) })).EnsureSuccessStatusCode();
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
        await office.CarryOutAsync(door);
        Assert.Equal("SAIDI", door.People.ByPin["7"].Name);

        (await office.Api.DeleteAsync($"/api/v1/groups/{group}/terminals/{office.IdOf(shop)}")).EnsureSuccessStatusCode();
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
        await office.CarryOutAsync(shop);
        Assert.Empty(shop.People.ByPin);
    }

    [Fact]
    public async Task A_terminal_is_asked_whom_it_knows_before_it_is_told_so_that_cards_and_privileges_stay()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync();
        terminal.People.Enrol("PIN=7\tName=CHEF\tPri=14\tPasswd=secret\tCard=[15CD5B07]\tGrp=3\tTZ=0001000100000000");
        var id = await office.HireAsync("SAIDI", "7");

        await office.CarryOutAsync(terminal);

        Assert.Equal("DATA QUERY USERINFO", terminal.CarriedOut[0]);
        var fields = terminal.People.ByPin["7"].Fields;
        Assert.Equal(("SAIDI", "14", "[15CD5B07]", "3", "0001000100000000"), (fields["Name"], fields["Pri"], fields["Card"], fields["Grp"], fields["TZ"]));
        Assert.False(fields.ContainsKey("Passwd"));
        Assert.Equal("123456789", Assert.Single(await office.ReadAsync(c => c.Employees.Where(e => e.Id == id).SelectMany(e => e.Cards).ToListAsync())).Number);
        Assert.DoesNotContain(await office.PeopleAsync(terminal), p => p.SeenFields?.Contains("secret", StringComparison.Ordinal) == true);
    }

    [Theory, BothDatabases]
    public async Task Resync_repairs_what_the_terminal_lost_and_renamed(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var terminal = await office.ConnectAsync();
        foreach (var pin in new[] { "1", "2", "3" })
        {
            await office.HireAsync("NOM" + pin, pin);
        }

        await office.CarryOutAsync(terminal);
        terminal.People.CarryOut("DATA DELETE USERINFO PIN=2");
        terminal.People.Enrol("PIN=3\tName=RENAMED");

        Assert.Equal(HttpStatusCode.Accepted, (await office.Api.PostAsync($"/api/v1/terminals/{office.IdOf(terminal)}/resync", null)).StatusCode);
        await office.CarryOutAsync(terminal);
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
        await office.CarryOutAsync(terminal);

        Assert.Equal(["NOM1", "NOM2", "NOM3"], terminal.People.ByPin.Values.Select(u => u.Name).Order());
        Assert.Equal(1, terminal.CarriedOut.Count(c => c.Contains("USERINFO PIN=1\t", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_stranger_at_a_terminal_is_shown_and_only_removed_by_a_person()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync();
        Assert.True(await terminal.EnrolAsync("PIN=0099\tName=INCONNU Ali\tPri=0"));
        (await office.Api.PostAsync($"/api/v1/terminals/{office.IdOf(terminal)}/resync", null)).EnsureSuccessStatusCode();
        await office.CarryOutAsync(terminal);
        Assert.Single(terminal.People.ByPin);

        var shown = Assert.Single(await PeopleAsync(office, terminal, "too_much"));
        Assert.Equal(("0099", "INCONNU Ali"), (shown.GetProperty("pin").GetString(), shown.GetProperty("seen_name").GetString()));

        Assert.True(await office.Get<RemoveFromTerminal>().RunAsync(office.IdOf(terminal), "0099", CancellationToken.None));
        await office.CarryOutAsync(terminal);
        Assert.Empty(terminal.People.ByPin);
        Assert.Empty(await PeopleAsync(office, terminal, null));
    }

    [Fact]
    public async Task Api_shows_where_somebody_is_known_and_why_not()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync();
        terminal.People.Capacity = 1;
        await office.HireAsync("PREMIER", "1");
        var second = await office.HireAsync("SECOND", "2");
        await office.CarryOutAsync(terminal);

        var answer = Assert.Single((await office.Api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{second}/terminals")).EnumerateArray());
        Assert.Equal(("failed", "record", -1001), (answer.GetProperty("state").GetString(), answer.GetProperty("item").GetString(), answer.GetProperty("result_code").GetInt32()));
        Assert.Contains("pleine", answer.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("2", Assert.Single(await PeopleAsync(office, terminal, "missing")).GetProperty("pin").GetString());
        Assert.Equal("1", Assert.Single(await PeopleAsync(office, terminal, "known")).GetProperty("pin").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await office.Api.GetAsync($"/api/v1/terminals/{office.IdOf(terminal)}/people?state=gone")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Api.PostAsync("/api/v1/terminals/999/resync", null)).StatusCode);
    }

    private static async Task<List<JsonElement>> PeopleAsync(Office office, SimulatedIclockTerminal terminal, string? state) =>
        [.. (await office.Api.GetFromJsonAsync<JsonElement>($"/api/v1/terminals/{office.IdOf(terminal)}/people?state={state}")).EnumerateArray()];
}
