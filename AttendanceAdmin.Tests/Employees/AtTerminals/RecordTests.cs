using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

/// <summary>From the form to the terminal's own table and back.</summary>
public sealed class RecordTests
{
    [Theory, BothDatabases]
    public async Task Whom_HR_writes_down_the_terminal_knows_after_its_next_poll(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var terminal = await office.ConnectAsync();
        var id = await office.HireAsync("BÉNALI", "000123", "Zoé");
        Assert.Equal(PersonState.Waiting, Assert.Single(await office.PeopleAsync(terminal)).State);

        await office.CarryOutAsync(terminal);

        Assert.Equal("BÉNALI Zoé", terminal.People.ByPin["000123"].Name);
        var row = Assert.Single(await office.PeopleAsync(terminal));
        Assert.Equal((PersonState.Known, true, id), (row.State, row.Wanted, row.EmployeeId));
        Assert.NotNull(row.KnownAt);
    }

    [Fact]
    public async Task An_Arabic_terminal_reads_an_Arabic_name_in_its_code_page()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync(model: SimulatedModel.Wl30 with { Language = 66 });
        await office.HireAsync("بن علي", "7", "كريم");

        await office.CarryOutAsync(terminal);

        Assert.Equal("بن علي كريم", terminal.People.ByPin["7"].Name);
    }

    [Theory, BothDatabases]
    public async Task Five_hundred_people_edited_twice_while_the_terminal_is_away_are_five_hundred_updates(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        await office.ReadAsync(async c =>
        {
            c.Employees.AddRange(Enumerable.Range(1, 500).Select(i => new Employee { Matricule = $"M{i}", LastName = $"NOM {i}", Pin = $"{i:0000}" }));
            return await c.SaveChangesAsync();
        });
        var terminal = await office.ConnectAsync();
        await office.CarryOutAsync(terminal);
        Assert.Equal(500, terminal.People.ByPin.Count);
        var before = terminal.CarriedOut.Count;

        var ids = await office.ReadAsync(c => c.Employees.OrderByDescending(e => e.Id).Select(e => e.Id).ToListAsync());
        foreach (var edit in new[] { "PREMIER", "SECOND" })
        {
            foreach (var id in ids)
            {
                await office.ChangeAsync(id, e => e.LastName = $"{edit} {e.Pin}");
            }
        }

        Assert.Equal(500, office.Queue.OpenCount(office.IdOf(terminal)));
        await office.CarryOutAsync(terminal);

        var updates = terminal.CarriedOut.Skip(before).ToList();
        Assert.Equal(500, updates.Count);
        Assert.Equal(Enumerable.Range(1, 500).Reverse().Select(i => $"{i:0000}"), updates.Select(u => SimulatedPeople.Fields(u.Split(' ', 4)[3])["PIN"]));
        Assert.All(terminal.People.ByPin.Values, u => Assert.Equal($"SECOND {u.Pin}", u.Name));
        Assert.All(await office.PeopleAsync(terminal), p => Assert.Equal(PersonState.Known, p.State));
        Assert.All(await office.CommandsAsync(), c => Assert.Equal(CommandState.Done, c.State));
    }

    [Fact]
    public async Task An_edit_that_no_terminal_sees_sends_nothing()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync();
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(terminal);

        await office.ChangeAsync(id, e => e.Department = "Atelier");

        Assert.Equal(0, office.Queue.OpenCount(office.IdOf(terminal)));
    }

    [Fact]
    public async Task A_change_between_sending_and_confirmation_is_sent_too()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync();
        await office.HireAsync("AMRANI", "1");
        await office.CarryOutAsync(terminal);
        var id = await office.HireAsync("SAIDI", "7");
        var sent = Assert.Single(await office.Queue.TakeAsync(office.IdOf(terminal), 50, CancellationToken.None));

        await office.ChangeAsync(id, e => e.LastName = "SAIDI-CHERIF");
        await office.Queue.CompleteAsync(office.IdOf(terminal), [new CommandResult(sent.Id, 0, CommandFailure.None, null)], CancellationToken.None);
        Assert.Equal(PersonState.Waiting, (await office.PeopleAsync(terminal))[^1].State);
        await office.CarryOutAsync(terminal);

        Assert.Equal("SAIDI-CHERIF", terminal.People.ByPin["7"].Name);
        Assert.Equal(PersonState.Known, (await office.PeopleAsync(terminal))[^1].State);
    }

    [Fact]
    public async Task A_terminal_that_is_full_refuses_one_and_says_why()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync();
        terminal.People.Capacity = 1;
        await office.HireAsync("PREMIER", "1");
        await office.HireAsync("SECOND", "2");

        await office.CarryOutAsync(terminal);

        var people = await office.PeopleAsync(terminal);
        Assert.Equal([PersonState.Known, PersonState.Failed], people.Select(p => p.State));
        Assert.Equal(CommandFailure.CapacityReached, (await office.CommandsAsync())[^1].Failure);
    }
}
