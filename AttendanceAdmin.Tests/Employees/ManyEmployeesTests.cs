using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Bulk;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees;

public sealed class ManyEmployeesTests
{
    [Theory, BothDatabases]
    public async Task A_change_of_many_is_undone_as_one_except_of_who_was_changed_since(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        var ids = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await server.HireAsync($"Benali{i} Amine", $"{i}", "Atelier")).Id);
        }

        await using var desk = server.Desk();
        var change = desk.ServiceProvider.GetRequiredService<ChangeManyEmployees>();
        var done = await change.RunAsync(ids, new ManyChange.Department("Dépôt"), null, default);
        Assert.Equal((3, 0), (done.Changed, done.Unchanged));
        var again = await change.RunAsync(ids, new ManyChange.Department("Dépôt"), null, default);
        Assert.Equal((null, 0, 3), (again.ActId, again.Changed, again.Unchanged));
        await EditAsync(desk, ids[1], e => e.Post = "Chef");

        var undone = Assert.IsType<UndoOutcome.Done>(await desk.ServiceProvider.GetRequiredService<UndoAct>().RunAsync(done.ActId!.Value, default));

        Assert.Equal(2, undone.Restored);
        Assert.Equal(ids[1], Assert.Single(undone.Refused).EmployeeId);
        await using var context = database.OpenContext();
        Assert.Equal(["Atelier", "Dépôt", "Atelier"], await context.Employees.OrderBy(e => e.Id).Select(e => e.Department).ToListAsync());
        Assert.IsType<UndoOutcome.AlreadyUndone>(await desk.ServiceProvider.GetRequiredService<UndoAct>().RunAsync(done.ActId.Value, default));
        Assert.Equal(2, await context.AuditEntries.CountAsync(a => a.Action == "EmployeesChanged" || a.Action == "EmployeesRestored"));
    }

    [Fact]
    public async Task Who_would_share_a_pin_is_left_alone_and_named()
    {
        await using var server = await AttendanceServer.StartAsync();
        var (shop, depot) = (await GroupAsync(server, "Magasin"), await GroupAsync(server, "Dépôt"));
        var first = await server.HireAsync("Benali Amine", null);
        var second = await server.HireAsync("Saidi Lina", null);
        await using var desk = server.Desk();
        await EditAsync(desk, first.Id, e => (e.Groups, e.Pin) = ([shop], "7"));
        await EditAsync(desk, second.Id, e => (e.Groups, e.Pin) = ([depot], "7"));

        var done = await desk.ServiceProvider.GetRequiredService<ChangeManyEmployees>().RunAsync([first.Id, second.Id], new ManyChange.JoinGroup(depot), null, default);

        Assert.Equal((0, 1), (done.Changed, done.Unchanged));
        Assert.Equal(first.Id, Assert.Single(done.Refused).EmployeeId);
    }

    [Fact]
    public async Task Who_leaves_is_inactive_from_that_day_on_and_may_come_back()
    {
        await using var server = await AttendanceServer.StartAsync();
        var directory = server.Services.GetRequiredService<EmployeeDirectory>();
        var employee = await server.HireAsync("Benali Amine", "7");
        await using var desk = server.Desk();
        var today = server.Services.GetRequiredService<EmployeeRules>().Today;

        await EditAsync(desk, employee.Id, e => e.LeavingDate = today.AddDays(3));
        Assert.NotNull(directory.FindOwner(1, "7"));
        await EditAsync(desk, employee.Id, e => e.LeavingDate = today);
        Assert.False(directory.Find(employee.Id)!.Active);
        Assert.Null(directory.FindOwner(1, "7"));

        await EditAsync(desk, employee.Id, e => e.Active = true);
        var back = (await server.Services.GetRequiredService<FindEmployee>().RunAsync(employee.Id, default))!;
        Assert.Equal((true, today, null), (back.Active, back.HireDate, back.LeavingDate));
        Assert.NotNull(directory.FindOwner(1, "7"));
        var history = await server.Services.GetRequiredService<ListHistory>().RunAsync(employee.Id, null, 50, default);
        Assert.Contains(history, h => h is { Field: "LeavingDate", After: null, By: "hr@example.org" });
    }

    [Fact]
    public async Task The_daily_job_makes_those_inactive_whose_day_has_come()
    {
        await using var server = await AttendanceServer.StartAsync();
        var today = server.Services.GetRequiredService<EmployeeRules>().Today;
        var leaver = await server.HireAsync("Benali Amine", "7");
        var stays = await server.HireAsync("Saidi Lina", "8");
        await using (var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync())
        {
            await context.Employees.Where(e => e.Id == leaver.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.LeavingDate, today));
            await context.Employees.Where(e => e.Id == stays.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.LeavingDate, today.AddDays(1)));
        }

        var job = server.Services.GetRequiredService<EmployeeLeavingJob>();
        // The look that the server takes at its start may come only now, and find the leaver first.
        await job.RunAsync(default);
        Assert.Equal(0, await job.RunAsync(default));
        var directory = server.Services.GetRequiredService<EmployeeDirectory>();
        Assert.Equal((false, true), (directory.Find(leaver.Id)!.Active, directory.Find(stays.Id)!.Active));
    }

    internal static async Task EditAsync(AsyncServiceScope desk, int id, Action<EmployeeInput> edit)
    {
        var employee = await desk.ServiceProvider.GetRequiredService<FindEmployee>().RunAsync(id, default);
        var input = EmployeeInput.WholeOf(employee!);
        edit(input);
        var outcome = await desk.ServiceProvider.GetRequiredService<SaveEmployee>().RunAsync(input, default);
        Assert.True(outcome is SaveEmployeeOutcome.Saved, (outcome as SaveEmployeeOutcome.Refused)?.Faults.ToString() ?? outcome.ToString());
    }

    private static async Task<int> GroupAsync(AttendanceServer server, string name)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        var group = context.TerminalGroups.Add(new TerminalGroup { Name = name }).Entity;
        await context.SaveChangesAsync();
        return group.Id;
    }
}
