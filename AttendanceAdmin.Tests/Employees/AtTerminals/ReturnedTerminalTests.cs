using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

/// <summary>What expired while a terminal was away is asked for again when it is back.</summary>
public sealed class ReturnedTerminalTests
{
    [Theory, BothDatabases]
    public async Task Who_was_hired_and_who_left_while_it_was_away_is_told_when_it_is_heard_again(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var terminal = await office.ConnectAsync();
        var leaver = await office.HireAsync("AMRANI", "1");
        await office.CarryOutAsync(terminal);
        await office.HireAsync("SAIDI", "7");
        await office.ChangeAsync(leaver, e => e.Active = false);
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await office.ReadAsync(c => c.TerminalCommands.Where(t => t.State == CommandState.Queued)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.ExpiresAt, past)));
        await office.Queue.EndOverdueAsync(CancellationToken.None);
        Assert.Equal(2, (await office.CommandsAsync()).Count(c => c.State == CommandState.Expired));
        var job = ActivatorUtilities.CreateInstance<ReturnedTerminalsJob>(office.Server.Services);

        var began = TimeProvider.System.GetUtcNow();
        await job.RunAsync(CancellationToken.None);
        Assert.False(await office.ReadAsync(c => c.Terminals.AnyAsync(t => t.PeopleDueAt >= began)), "It was not heard since.");

        await terminal.PollAsync();
        await job.RunAsync(CancellationToken.None);
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
        await office.CarryOutAsync(terminal);

        Assert.Equal("SAIDI", Assert.Single(terminal.People.ByPin.Values).Name);
        Assert.Equal(PersonState.Known, Assert.Single(await office.PeopleAsync(terminal)).State);
    }
}
