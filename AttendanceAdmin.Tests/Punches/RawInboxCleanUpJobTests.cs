using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Tests.Punches;

public sealed class RawInboxCleanUpJobTests
{
    [Theory, BothDatabases]
    public async Task Removes_what_is_too_old(Database kind)
    {
        var left = await CleanUpAsync(kind, new RawInboxOptions { MaxAgeDays = 10 }, (30, 10), (11, 10), (9, 10));

        Assert.Equal([9], left);
    }

    [Theory, BothDatabases]
    public async Task Removes_the_oldest_of_what_is_too_much(Database kind)
    {
        var left = await CleanUpAsync(kind, new RawInboxOptions { MaxMegabytes = 1 }, (3, 600_000), (2, 600_000), (1, 400_000));

        Assert.Equal([2, 1], left);
    }

    /// <returns>The ages in days of the messages that are left.</returns>
    private static async Task<List<int>> CleanUpAsync(Database kind, RawInboxOptions options, params (int AgeDays, int Bytes)[] messages)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        var contexts = server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>();
        var now = TimeProvider.System.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync();
        context.RawMessages.AddRange(messages.Select(m => new RawMessage
        {
            TerminalId = 1, Source = PunchSource.Iclock, Kind = "OPERLOG", Target = "/iclock/cdata", Body = new byte[m.Bytes], ReceivedAt = now.AddDays(-m.AgeDays),
        }));
        await context.SaveChangesAsync();

        var job = new RawInboxCleanUpJob(contexts, Options.Create(options), TimeProvider.System, NullLogger<RawInboxCleanUpJob>.Instance);
        await job.CleanUpAsync(CancellationToken.None);

        return [.. (await context.RawMessages.AsNoTracking().OrderBy(m => m.ReceivedAt).Select(m => m.ReceivedAt).ToListAsync())
            .Select(r => (int)Math.Round((now - r).TotalDays))];
    }
}
