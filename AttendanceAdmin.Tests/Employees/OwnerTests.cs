using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees;

public sealed class OwnerTests
{
    private const int Shop = 1;
    private const int Depot = 2;
    private const int ShopTerminal = 10;
    private const int DepotTerminal = 20;
    private const int OtherTerminal = 30;

    [Fact]
    public async Task Without_groups_a_pin_has_its_owner_at_every_terminal()
    {
        await using var server = await AttendanceServer.StartAsync();
        var directory = server.Services.GetRequiredService<EmployeeDirectory>();

        directory.Keep(Person(1, "7"));

        Assert.Equal(1, directory.FindOwner(ShopTerminal, "7")?.Id);
        Assert.Null(directory.FindOwner(ShopTerminal, "07"));
        Assert.Null(directory.FindOwner(ShopTerminal, "8"));
    }

    [Fact]
    public async Task Two_people_may_have_one_pin_in_two_groups_and_each_terminal_knows_its_own()
    {
        await using var server = await AttendanceServer.StartAsync();
        var directory = server.Services.GetRequiredService<EmployeeDirectory>();
        var use = server.Services.GetRequiredService<TerminalUse>();
        use.Equip(ShopTerminal, Shop);
        use.Equip(DepotTerminal, Depot);
        directory.Keep(Person(1, "7"));
        directory.Keep(Person(2, "7"));
        use.Join(1, Shop);
        use.Join(2, Depot);

        Assert.Equal(1, directory.FindOwner(ShopTerminal, "7")?.Id);
        Assert.Equal(2, directory.FindOwner(DepotTerminal, "7")?.Id);
        Assert.Null(directory.FindOwner(OtherTerminal, "7"));
    }

    [Fact]
    public async Task Who_left_or_changed_the_pin_owns_it_no_longer()
    {
        await using var server = await AttendanceServer.StartAsync();
        var directory = server.Services.GetRequiredService<EmployeeDirectory>();
        directory.Keep(Person(1, "7"));
        directory.Keep(Person(2, "8"));

        directory.Keep(Person(1, "7", active: false));
        directory.Keep(Person(2, "9"));

        Assert.Null(directory.FindOwner(ShopTerminal, "7"));
        Assert.Null(directory.FindOwner(ShopTerminal, "8"));
        Assert.Equal(2, directory.FindOwner(ShopTerminal, "9")?.Id);
    }

    private static Employee Person(int id, string pin, bool active = true) =>
        new() { Id = id, Matricule = $"M{id}", LastName = "X", Pin = pin, Active = active };
}
