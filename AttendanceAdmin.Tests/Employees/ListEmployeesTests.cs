using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees;

public sealed class ListEmployeesTests
{
    [Fact]
    public async Task Pages_forward_and_back_show_everybody_once_in_the_order_of_names()
    {
        await using var server = await AttendanceServer.StartAsync();
        string[] names = ["Zoubir", "Élodie", "amel", "Benali", "BENALI", "Çelik", "Mansouri"];
        await FillAsync(server, names);
        var list = server.Services.GetRequiredService<ListEmployees>();

        var first = await list.RunAsync(new EmployeeQuery(Limit: 3), default);
        var second = await list.RunAsync(new EmployeeQuery(After: first.Last, Limit: 3), default);
        var third = await list.RunAsync(new EmployeeQuery(After: second.Last, Limit: 3), default);
        var back = await list.RunAsync(new EmployeeQuery(Before: third.First, Limit: 3), default);

        Assert.Equal(["amel", "Benali", "BENALI", "Çelik", "Élodie", "Mansouri", "Zoubir"], first.Rows.Concat(second.Rows).Concat(third.Rows).Select(e => e.LastName));
        Assert.Equal(second.Rows.Select(e => e.Id), back.Rows.Select(e => e.Id));
        Assert.Equal((true, false), (first.HasOlder, first.HasNewer));
        Assert.Equal((false, true), (third.HasOlder, third.HasNewer));
        Assert.Equal((true, true), (back.HasOlder, back.HasNewer));
    }

    [Fact]
    public void A_place_survives_its_way_through_a_url()
    {
        var place = new EmployeePlace("o~brien", 12);

        Assert.Equal(place, EmployeePlace.Parse(place.ToString()));
        Assert.Null(EmployeePlace.Parse("x~y"));
        Assert.Null(EmployeePlace.Parse(null));
    }

    private static async Task FillAsync(AttendanceServer server, string[] names)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        foreach (var (i, name) in names.Index())
        {
            context.Employees.Add(new Employee { Matricule = $"M{i}", LastName = name });
        }

        await context.SaveChangesAsync();
    }
}
