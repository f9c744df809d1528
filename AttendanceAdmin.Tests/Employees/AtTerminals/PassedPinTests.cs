using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Employees.Photos;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

/// <summary>A PIN that had an owner before: nobody's finger or face may open for who has it now.</summary>
public sealed class PassedPinTests
{
    private const string Finger = "TTNTUzIxAAAEbm8ECAUHCc7QAAAbbWkBAAAAg5Eac2wNAG4PmwDZAIVrQAiAIIPW";

    [Theory, BothDatabases]
    public async Task Who_left_while_the_terminal_was_away_is_forgotten_before_the_new_one_is_told(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        await WithFingerAndFaceAsync(office, terminal, "LEAVER", "7");
        var before = terminal.CarriedOut.Count;

        await office.ChangeAsync((await office.PeopleAsync(terminal))[0].EmployeeId!.Value, e => e.Active = false);
        var id = await office.HireAsync("NOUVEAU", "7");
        await office.ChangeAsync(id, e => e.FirstName = "Ali");
        await office.CarryOutAsync(terminal);

        Assert.Equal(["DATA DELETE USERINFO PIN=7", "DATA UPDATE USERINFO PIN=7"], About(terminal, "7", before));
        Assert.Equal("NOUVEAU Ali", terminal.People.ByPin["7"].Name);
        Assert.Empty(terminal.People.Templates);
        Assert.Empty(terminal.People.Photos);
        var row = Assert.Single(await office.PeopleAsync(terminal));
        Assert.Equal((id, PersonItem.Record, PersonState.Known, null), (row.EmployeeId, row.Item, row.State, row.FormerId));
    }

    [Fact]
    public async Task Two_who_change_their_PINs_are_both_forgotten_first_and_keep_their_own_fingers()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("DOOR1");
        var one = await office.HireAsync("UN", "1");
        var two = await office.HireAsync("DEUX", "2");
        await office.CarryOutAsync(terminal);
        await terminal.EnrolFingerAsync("1", 6, Finger);
        await office.ChangeAsync(one, e => e.Pin = "3");
        await office.ChangeAsync(two, e => e.Pin = "1");
        await office.CarryOutAsync(terminal);

        Assert.Equal(("DEUX", "UN"), (terminal.People.ByPin["1"].Name, terminal.People.ByPin["3"].Name));
        Assert.Equal([("3", "FINGERTMP 6")], terminal.People.Templates.Keys);
        Assert.DoesNotContain("2", terminal.People.ByPin.Keys);
        Assert.All(await office.PeopleAsync(terminal), p => Assert.Equal((PersonState.Known, null), (p.State, p.FormerId)));
    }

    [Fact]
    public async Task What_the_terminal_says_of_who_had_the_PIN_before_is_not_taken_for_the_new_one()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        await WithFingerAndFaceAsync(office, terminal, "LEAVER", "7");
        await office.ChangeAsync((await office.PeopleAsync(terminal))[0].EmployeeId!.Value, e => e.Active = false);
        var id = await office.HireAsync("NOUVEAU", "7");

        await terminal.EnrolAsync("PIN=7\tName=LEAVER\tPri=14\tCard=[15CD5B07]\tGrp=1\tTZ=1");
        await terminal.EnrolFingerAsync("7", 6, Finger);
        await terminal.EnrolFaceAsync("7", Pictures.Another(3));

        Assert.Empty(await office.ReadAsync(c => c.BiometricTemplates.ToListAsync()));
        Assert.Empty(await office.ReadAsync(c => c.OfferedPhotos.ToListAsync()));
        Assert.False(await office.ReadAsync(c => c.Employees.AnyAsync(e => e.Id == id && e.Cards.Any())));
        await office.CarryOutAsync(terminal);
        Assert.Equal("0", terminal.People.ByPin["7"].Fields["Pri"]);
    }

    [Fact]
    public async Task A_terminal_that_will_not_forget_stays_failed_until_it_does()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("DOOR1");
        await WithFingerAndFaceAsync(office, terminal, "LEAVER", "7");
        await office.ChangeAsync((await office.PeopleAsync(terminal))[0].EmployeeId!.Value, e => e.Active = false);
        await office.HireAsync("NOUVEAU", "7");
        var terminalId = office.IdOf(terminal);
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
        var handed = await office.Queue.TakeAsync(terminalId, 50, CancellationToken.None);
        Assert.Equal([CommandKind.RemovePerson, CommandKind.PutPerson], handed.Select(c => c.Kind));

        await office.Queue.CompleteAsync(terminalId, [new CommandResult(handed[0].Id, -3, CommandFailure.StorageFault, null)], CancellationToken.None);
        await office.Queue.CompleteAsync(terminalId, [new CommandResult(handed[1].Id, 0, CommandFailure.None, null)], CancellationToken.None);

        var failed = (await office.PeopleAsync(terminal)).Single(p => p.Item == PersonItem.Record);
        Assert.Equal((PersonState.Failed, handed[0].Id), (failed.State, failed.CommandId));
        (await office.Api.PostAsync($"/api/v1/terminals/{terminalId}/resync", null)).EnsureSuccessStatusCode();
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
        await office.CarryOutAsync(terminal);

        Assert.Empty(terminal.People.Templates);
        Assert.Equal("NOUVEAU", terminal.People.ByPin["7"].Name);
        Assert.All(await office.PeopleAsync(terminal), p => Assert.Equal((PersonState.Known, null), (p.State, p.FormerId)));
    }

    [Theory, BothDatabases]
    public async Task What_waits_behind_a_removal_that_expired_goes_out_only_with_another_removal(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        await WithFingerAndFaceAsync(office, terminal, "LEAVER", "7");
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
        var before = terminal.CarriedOut.Count;
        await office.ChangeAsync((await office.PeopleAsync(terminal))[0].EmployeeId!.Value, e => e.Active = false);
        var id = await office.HireAsync("NOUVEAU", "7");
        await office.Get<AddPhoto>().RunAsync(id, Pictures.Clean(Pictures.Another(3)), new PhotoOrigin("hr@example.org"), CancellationToken.None);
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        Assert.Equal(1, await office.ReadAsync(c => c.TerminalCommands.Where(t => t.State == CommandState.Queued && t.Kind == CommandKind.RemovePerson)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.ExpiresAt, past))));

        await office.Queue.EndOverdueAsync(CancellationToken.None);
        await terminal.PollAsync();

        Assert.Equal(0, office.Queue.OpenCount(office.IdOf(terminal)));
        Assert.Empty(About(terminal, "7", before));
        Assert.Equal("LEAVER", terminal.People.ByPin["7"].Name);
        Assert.All(await office.PeopleAsync(terminal), p => Assert.Equal(PersonState.Failed, p.State));

        // Heard again, it is told both, in order.
        await ActivatorUtilities.CreateInstance<ReturnedTerminalsJob>(office.Server.Services).RunAsync(CancellationToken.None);
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
        await office.CarryOutAsync(terminal);

        Assert.Equal(["DATA DELETE USERINFO PIN=7", "DATA UPDATE USERINFO PIN=7", "DATA UPDATE BIOPHOTO PIN=7"], About(terminal, "7", before));
        Assert.Equal("NOUVEAU", terminal.People.ByPin["7"].Name);
        Assert.Empty(terminal.People.Templates);
        Assert.Equal(Pictures.Clean(Pictures.Another(3)).Bytes.ToArray(), terminal.People.Photos["7"]);
        Assert.All(await office.PeopleAsync(terminal), p => Assert.Equal((PersonState.Known, null), (p.State, p.FormerId)));
    }

    private static async Task WithFingerAndFaceAsync(Office office, SimulatedIclockTerminal terminal, string name, string pin)
    {
        var id = await office.HireAsync(name, pin);
        await office.Get<AddPhoto>().RunAsync(id, Pictures.Clean(Pictures.Portrait), new PhotoOrigin("hr@example.org"), CancellationToken.None);
        await office.CarryOutAsync(terminal);
        await terminal.EnrolFingerAsync(pin, 6, Finger);
        Assert.NotEmpty(terminal.People.Templates);
    }

    private static IEnumerable<string> About(SimulatedIclockTerminal terminal, string pin, int since) =>
        terminal.CarriedOut.Skip(since).Select(c => c.Split('\t')[0]).Where(c => c.EndsWith("PIN=" + pin, StringComparison.Ordinal));
}
