using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Quartz;

namespace AttendanceAdmin.Tests.Terminals;

public sealed class CommandCleanUpJobTests
{
    [Theory, BothDatabases]
    public async Task Commands_settled_long_ago_go_and_open_and_young_ones_stay(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        var terminal = await server.AnnounceAsync("OLD1");
        var time = new ManualTime();
        await using var context = database.OpenContext();
        var now = time.GetUtcNow();
        for (var i = 0; i < 1200; i++)
        {
            context.TerminalCommands.Add(Command(terminal.Id, CommandState.Done, now.AddDays(-91)));
        }

        context.TerminalCommands.Add(Command(terminal.Id, CommandState.Failed, now.AddDays(-89)));
        context.TerminalCommands.Add(Command(terminal.Id, CommandState.Queued, finished: null));
        await context.SaveChangesAsync();
        var job = new CommandCleanUpJob(
            server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>(), Options.Create(new TerminalOptions()), time, NullLogger<CommandCleanUpJob>.Instance);

        Assert.Equal(1200, await job.RunAsync(default));
        Assert.Equal(0, await job.RunAsync(default));
        Assert.Equal([CommandState.Failed, CommandState.Queued], await context.TerminalCommands.OrderBy(c => c.Id).Select(c => c.State).ToListAsync());
    }

    [Fact]
    public async Task The_rooms_jobs_are_scheduled()
    {
        await using var server = await AttendanceServer.StartAsync();
        var scheduler = await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

        foreach (var job in new[] { nameof(CommandCleanUpJob), "ZoneChangeJob" })
        {
            Assert.NotNull(await scheduler.GetTrigger(new TriggerKey(job)));
        }
    }

    private static TerminalCommand Command(int terminal, CommandState state, DateTimeOffset? finished) => new()
    {
        TerminalId = terminal, Kind = CommandKind.Check, State = state, CreatedAt = DateTimeOffset.UnixEpoch, ExpiresAt = DateTimeOffset.UnixEpoch, FinishedAt = finished,
    };
}
