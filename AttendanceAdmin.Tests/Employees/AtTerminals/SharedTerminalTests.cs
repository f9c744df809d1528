using System.Net;
using System.Net.Http.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

/// <summary>A PIN is one person's at a terminal, also where two groups share it.</summary>
public sealed class SharedTerminalTests
{
    [Theory, BothDatabases]
    public async Task Two_groups_may_have_one_PIN_twice_until_they_would_share_a_terminal(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var (shop, depot) = (await office.ConnectAsync("SHOP1"), await office.ConnectAsync("DEPOT1"));
        var (sellers, packers) = (await office.GroupAsync("Boutique", shop), await office.GroupAsync("Dépôt", depot));
        await MemberAsync(office, sellers, "SAIDI", "7");
        await MemberAsync(office, packers, "AMRANI", "7");

        using var refused = await EquipAsync(office, packers, shop);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var said = await refused.Content.ReadAsStringAsync();
        Assert.Contains("SAIDI", said, StringComparison.Ordinal);
        Assert.Contains("AMRANI", said, StringComparison.Ordinal);
        Assert.Contains("terminal_id", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_joins_a_group_that_shares_a_terminal_may_not_bring_a_PIN_that_is_taken_there()
    {
        await using var office = await Office.OpenAsync();
        var hall = await office.ConnectAsync("HALL1");
        var (sellers, packers) = (await office.GroupAsync("Boutique", hall), await office.GroupAsync("Dépôt", hall));
        await MemberAsync(office, sellers, "SAIDI", "7");
        var other = await office.HireAsync("AMRANI", pin: null);
        using var joined = await office.Api.PostAsJsonAsync($"/api/v1/groups/{packers}/members", new { employee_id = other });
        Assert.Equal(HttpStatusCode.NoContent, joined.StatusCode);

        using var refused = await office.Api.PutAsJsonAsync($"/api/v1/employees/{other}", new { last_name = "AMRANI", pin = "7" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("SAIDI", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var free = await office.Api.DeleteAsync($"/api/v1/groups/{packers}/terminals/{office.IdOf(hall)}");
        Assert.True(free.IsSuccessStatusCode);
        using var taken = await office.Api.PutAsJsonAsync($"/api/v1/employees/{other}", new { last_name = "AMRANI", pin = "7" });
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    private static async Task MemberAsync(Office office, int group, string name, string pin)
    {
        var id = await office.HireAsync(name, pin: null);
        using var joined = await office.Api.PostAsJsonAsync($"/api/v1/groups/{group}/members", new { employee_id = id });
        Assert.Equal(HttpStatusCode.NoContent, joined.StatusCode);
        await office.ChangeAsync(id, e => e.Pin = pin);
    }

    private static Task<HttpResponseMessage> EquipAsync(Office office, int group, SimulatedIclockTerminal terminal) =>
        office.Api.PostAsJsonAsync($"/api/v1/groups/{group}/terminals", new { terminal_id = office.IdOf(terminal) });
}
