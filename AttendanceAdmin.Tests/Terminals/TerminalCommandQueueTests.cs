using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Tests.Terminals;

public sealed class TerminalCommandQueueOnSqliteTests() : TerminalCommandQueueTests(Database.Sqlite);

public sealed class TerminalCommandQueueOnPostgreSqlTests() : TerminalCommandQueueTests(Database.PostgreSql);

public abstract class TerminalCommandQueueTests(Database kind) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ManualTime time = new();
    private readonly TerminalOptions options = new();
    private TerminalPresence presence = null!;
    private TestDatabase database = null!;
    private TerminalCommandQueue queue = null!;
    private int terminal;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(kind);
        await using (var context = database.OpenContext())
        {
            await context.Database.MigrateAsync();
        }

        terminal = await AddTerminalAsync("QUEUE01");
        presence = new TerminalPresence(time);
        queue = NewQueue();
    }

    public async Task DisposeAsync()
    {
        queue.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_command_is_handed_out_once_and_done_when_the_terminal_says_so()
    {
        var wanted = await queue.EnqueueAsync(terminal, CommandKind.Check, "hr@example.org");

        var taken = Assert.Single(await queue.TakeAsync(terminal, 10, None));
        Assert.Empty(await queue.TakeAsync(terminal, 10, None));
        await queue.CompleteAsync(terminal, [new CommandResult(taken.Id, 0, CommandFailure.None, null)], None);

        Assert.Equal(wanted.Id, taken.Id);
        var row = await RowAsync(wanted.Id);
        Assert.Equal((CommandState.Done, 1, 0), (row.State, row.Attempts, row.ResultCode));
        Assert.Equal(0, queue.OpenCount(terminal));
    }

    [Fact]
    public async Task What_is_to_be_said_of_people_waits_for_the_answer_to_whom_the_terminal_knows_but_not_for_ever()
    {
        var question = await queue.EnqueueAsync(terminal, CommandKind.QueryPeople, null);
        await using (var context = database.OpenContext())
        {
            context.TerminalCommands.Add(new TerminalCommand
            {
                TerminalId = terminal, Kind = CommandKind.PutPerson, Pin = "7", CreatedAt = time.GetUtcNow(), ExpiresAt = time.GetUtcNow().AddDays(1),
            });
            await context.SaveChangesAsync();
        }

        await queue.RefreshAsync([terminal], None);

        Assert.Equal([question.Id], (await queue.TakeAsync(terminal, 10, None)).Select(c => c.Id));
        Assert.Empty(await queue.TakeAsync(terminal, 10, None));
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal([CommandKind.PutPerson], (await queue.TakeAsync(terminal, 10, None)).Select(c => c.Kind));
    }

    [Fact]
    public async Task The_same_wish_twice_is_one_command_while_the_first_is_open()
    {
        var first = await queue.EnqueueAsync(terminal, CommandKind.SendEverythingAgain, null);
        var again = await queue.EnqueueAsync(terminal, CommandKind.SendEverythingAgain, null);
        await queue.TakeAsync(terminal, 1, None);
        var whileSent = await queue.EnqueueAsync(terminal, CommandKind.SendEverythingAgain, null);
        await queue.CompleteAsync(terminal, [new CommandResult(first.Id, 0, CommandFailure.None, null)], None);
        var afterwards = await queue.EnqueueAsync(terminal, CommandKind.SendEverythingAgain, null);

        Assert.Equal([first.Id, first.Id], [again.Id, whileSent.Id]);
        Assert.NotEqual(first.Id, afterwards.Id);
    }

    [Fact]
    public async Task Twenty_presses_at_once_are_one_command()
    {
        var commands = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => queue.EnqueueAsync(terminal, CommandKind.Check, null)));

        Assert.Single(commands.Select(c => c.Id).Distinct());
        Assert.Equal(1, queue.OpenCount(terminal));
    }

    [Fact]
    public async Task Queries_of_different_periods_are_different_wishes()
    {
        var day = new DateTime(2026, 3, 1);
        await queue.EnqueueAsync(terminal, CommandKind.QueryPunches, null, day, day.AddDays(1));
        await queue.EnqueueAsync(terminal, CommandKind.QueryPunches, null, day, day.AddDays(2));

        Assert.Equal(2, queue.OpenCount(terminal));
    }

    [Fact]
    public async Task A_restart_is_handed_out_last()
    {
        await queue.EnqueueAsync(terminal, CommandKind.Restart, null);
        await queue.EnqueueAsync(terminal, CommandKind.SetClock, null);

        var taken = await queue.TakeAsync(terminal, 10, None);

        Assert.Equal([CommandKind.SetClock, CommandKind.Restart], taken.Select(c => c.Kind));
    }

    [Fact]
    public async Task What_is_not_confirmed_is_handed_out_again_and_given_up_after_the_last_attempt()
    {
        var command = await queue.EnqueueAsync(terminal, CommandKind.Check, null);
        for (var attempt = 0; attempt < options.CommandMaxAttempts; attempt++)
        {
            Assert.Single(await queue.TakeAsync(terminal, 10, None));
            time.Advance(TimeSpan.FromSeconds(options.CommandResendSeconds));
        }

        Assert.Empty(await queue.TakeAsync(terminal, 10, None));
        var row = await RowAsync(command.Id);
        Assert.Equal((CommandState.Failed, CommandFailure.Timeout, options.CommandMaxAttempts), (row.State, row.Failure, row.Attempts));
    }

    [Fact]
    public async Task An_unconfirmed_restart_is_never_repeated()
    {
        await queue.EnqueueAsync(terminal, CommandKind.Restart, null);
        await queue.TakeAsync(terminal, 10, None);
        time.Advance(TimeSpan.FromSeconds(options.CommandResendSeconds));

        Assert.Empty(await queue.TakeAsync(terminal, 10, None));
        Assert.Equal(0, queue.OpenCount(terminal));
    }

    [Theory]
    [InlineData(CommandKind.OpenDoor)]
    [InlineData(CommandKind.Restart)]
    public async Task What_happens_at_the_moment_is_not_handed_out_hours_later(CommandKind kind)
    {
        var command = await queue.EnqueueAsync(terminal, kind, null);
        time.Advance(TimeSpan.FromHours(1));

        Assert.Empty(await queue.TakeAsync(terminal, 10, None));
        Assert.Equal((CommandState.Expired, 0), await RowAsync(command.Id) is var row ? (row.State, row.Attempts) : default);
    }

    [Theory]
    [InlineData(CommandKind.OpenDoor)]
    [InlineData(CommandKind.ErasePunches)]
    [InlineData(CommandKind.ErasePeople)]
    [InlineData(CommandKind.EraseAdministrators)]
    [InlineData(CommandKind.EraseEverything)]
    public async Task What_would_do_harm_twice_is_handed_out_once_though_nobody_confirmed_it(CommandKind kind)
    {
        var command = await queue.EnqueueAsync(terminal, kind, null);
        Assert.Single(await queue.TakeAsync(terminal, 10, None));
        time.Advance(TimeSpan.FromSeconds(options.CommandResendSeconds));

        Assert.Empty(await queue.TakeAsync(terminal, 10, None));
        Assert.Equal((CommandState.Failed, CommandFailure.Timeout), await RowAsync(command.Id) is var row ? (row.State, row.Failure) : default);
    }

    [Fact]
    public async Task A_door_that_was_opened_is_opened_again_when_somebody_asks_again()
    {
        var first = await queue.EnqueueAsync(terminal, CommandKind.OpenDoor, null);
        var pressedTwice = await queue.EnqueueAsync(terminal, CommandKind.OpenDoor, null);
        await queue.TakeAsync(terminal, 10, None);
        var later = await queue.EnqueueAsync(terminal, CommandKind.OpenDoor, null);

        Assert.Equal(first.Id, pressedTwice.Id);
        Assert.NotEqual(first.Id, later.Id);
    }

    [Fact]
    public async Task What_was_handed_out_just_in_time_may_still_be_confirmed()
    {
        var command = await queue.EnqueueAsync(terminal, CommandKind.OpenDoor, null);
        time.Advance(TimeSpan.FromSeconds(100));
        await queue.TakeAsync(terminal, 10, None);
        time.Advance(TimeSpan.FromSeconds(30));
        await queue.EndOverdueAsync(None);
        Assert.Equal(CommandState.Sent, (await RowAsync(command.Id)).State);

        await queue.CompleteAsync(terminal, [new CommandResult(command.Id, 0, CommandFailure.None, null)], None);

        Assert.Equal(CommandState.Done, (await RowAsync(command.Id)).State);
    }

    [Fact]
    public async Task A_result_that_comes_after_we_gave_up_still_counts()
    {
        var command = await queue.EnqueueAsync(terminal, CommandKind.Restart, null);
        await queue.TakeAsync(terminal, 10, None);
        time.Advance(TimeSpan.FromHours(1));
        await queue.EndOverdueAsync(None);

        await queue.CompleteAsync(terminal, [new CommandResult(command.Id, 0, CommandFailure.None, null)], None);

        Assert.Equal(CommandState.Done, (await RowAsync(command.Id)).State);
    }

    [Fact]
    public async Task A_command_that_nobody_fetches_expires_without_the_terminal_calling()
    {
        var command = await queue.EnqueueAsync(terminal, CommandKind.Check, null);
        time.Advance(TimeSpan.FromHours(options.CommandExpiresHours + 1));

        await queue.EndOverdueAsync(None);

        Assert.Equal(CommandState.Expired, (await RowAsync(command.Id)).State);
        Assert.Equal(0, queue.OpenCount(terminal));
    }

    [Fact]
    public async Task A_cancelled_command_is_not_handed_out_and_cannot_be_cancelled_twice()
    {
        var command = await queue.EnqueueAsync(terminal, CommandKind.Check, null);

        Assert.True(await queue.CancelAsync(terminal, command.Id, None));
        Assert.False(await queue.CancelAsync(terminal, command.Id, None));
        Assert.Empty(await queue.TakeAsync(terminal, 10, None));
    }

    [Fact]
    public async Task Results_for_commands_of_another_terminal_are_passed_over()
    {
        var other = await AddTerminalAsync("QUEUE02");
        var command = await queue.EnqueueAsync(terminal, CommandKind.Check, null);
        await queue.TakeAsync(terminal, 10, None);

        await queue.CompleteAsync(other, [new CommandResult(command.Id, 0, CommandFailure.None, null)], None);

        Assert.Equal(CommandState.Sent, (await RowAsync(command.Id)).State);
    }

    [Fact]
    public async Task What_was_open_is_still_open_after_a_restart_of_the_server()
    {
        var command = await queue.EnqueueAsync(terminal, CommandKind.Check, null);
        using var afterRestart = NewQueue();
        await afterRestart.LoadAsync(None);

        Assert.Equal(1, afterRestart.OpenCount(terminal));
        Assert.Equal(command.Id, Assert.Single(await afterRestart.TakeAsync(terminal, 10, None)).Id);
    }

    [Fact]
    public async Task A_clock_that_was_set_is_measured_anew()
    {
        var now = time.GetUtcNow();
        presence.Of(terminal).MeasureClock(now.AddMinutes(7), now);
        var command = await queue.EnqueueAsync(terminal, CommandKind.SetClock, null);
        await queue.TakeAsync(terminal, 10, None);

        await queue.CompleteAsync(terminal, [new CommandResult(command.Id, 0, CommandFailure.None, null)], None);

        Assert.Null(presence.Of(terminal).ClockDriftSeconds);
    }

    [Fact]
    public async Task Polls_and_new_wishes_at_the_same_time_lose_none()
    {
        var day = new DateTime(2026, 3, 1);
        var taken = 0;
        var asking = Task.WhenAll(Enumerable.Range(1, 25).Select(i => queue.EnqueueAsync(terminal, CommandKind.QueryPunches, null, day, day.AddDays(i))));
        while (!asking.IsCompleted)
        {
            taken += (await queue.TakeAsync(terminal, 10, None)).Count;
        }

        await asking;
        for (IReadOnlyList<TerminalCommand> more; (more = await queue.TakeAsync(terminal, 10, None)).Count > 0;)
        {
            taken += more.Count;
        }

        Assert.Equal(25, taken);
    }

    private TerminalCommandQueue NewQueue() => new(new Contexts(database), presence, Options.Create(options), time);

    private async Task<int> AddTerminalAsync(string serial)
    {
        await using var context = database.OpenContext();
        var added = context.Terminals.Add(new Terminal
        {
            Serial = serial, Protocol = TerminalProtocol.Iclock, State = TerminalState.Approved, FirstSeen = time.GetUtcNow(),
        });
        await context.SaveChangesAsync();
        return added.Entity.Id;
    }

    private async Task<TerminalCommand> RowAsync(long id)
    {
        await using var context = database.OpenContext();
        return await context.TerminalCommands.SingleAsync(c => c.Id == id);
    }

    private sealed class Contexts(TestDatabase database) : IDbContextFactory<AttendanceContext>
    {
        public AttendanceContext CreateDbContext() => database.OpenContext();
    }
}
