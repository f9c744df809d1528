using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace AttendanceAdmin.Tests.Durability;

public sealed class Tm20KillTests(ITestOutputHelper output)
{
    private const int Terminals = 8;
    private const int Kills = 3;

    [Theory, BothDatabases]
    public async Task However_often_the_program_is_killed_and_lines_break_every_punch_is_stored_and_none_twice(Database kind)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await MortalServer.StartAsync(database);
        using var rush = new Tm20RushHour(async () => (await server.WhenUpAsync()).Tm20, (await server.WhenUpAsync()).Tm20, Terminals, seed);

        var sending = rush.RunAsync();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(300, 2000));
            await server.KillAndRestartAsync();
        }

        rush.End();
        await sending.WaitAsync(Patience.Limit);

        var sent = rush.Sent.ToList();
        await using var context = database.OpenContext();
        var rows = await context.Punches.AsNoTracking().Join(context.Terminals, p => p.TerminalId, t => t.Id, (p, t) => new { t.Serial, p.Pin }).ToListAsync();
        var stored = rows.ConvertAll(r => (r.Serial, r.Pin));
        output.WriteLine($"Seed {seed}: {sent.Count} punches, {Kills} kills, {rush.Interruptions} messages without an answer");
        Assert.True(rush.Interruptions > 0, "Nobody was sending when the program was killed");
        Assert.Empty(sent.Except(stored));
        Assert.Empty(stored.Except(sent));
        Assert.Equal(sent.Count, stored.Count);
    }
}
