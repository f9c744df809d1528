using AttendanceAdmin.Iclock;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Iclock;

public sealed class ZoneChangeTests
{
    private const string Serial = "ZONE01";
    private readonly ManualTime time = new();

    [Fact]
    public async Task A_terminal_is_asked_once_to_read_its_settings_when_summer_time_begins_and_again_when_it_ends()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        string[] settings = ["Terminals:ApproveNew=true", "Site:TimeZone=Europe/Paris"];
        await using (var server = await AttendanceServer.StartAsync(database, settings))
        {
            await AskAsync(server, $"/iclock/cdata?SN={Serial}&options=all&pushver=2.4.1");
            await NoteAsync(server, "1");
            await JobOf(server).RunAsync(default);
            Assert.Equal("OK", await PollAsync(server));

            time.Advance(TimeSpan.FromDays(60));
            await JobOf(server).RunAsync(default);
            Assert.EndsWith(":CHECK\n", await PollAsync(server), StringComparison.Ordinal);
            await JobOf(server).RunAsync(default);
        }

        await using var again = await AttendanceServer.StartAsync(database, settings);
        await JobOf(again).RunAsync(default);
        Assert.Equal(1, await ChecksAsync(database));
        time.Advance(TimeSpan.FromDays(200));
        await JobOf(again).RunAsync(default);
        Assert.Equal(1, await ChecksAsync(database));

        // The first CHECK was handed out and not confirmed: it is the same wish. Once it is settled, the next change is a new one.
        await SettleAsync(again);
        time.Advance(TimeSpan.FromDays(165));
        await JobOf(again).RunAsync(default);
        Assert.Equal(2, await ChecksAsync(database));
    }

    [Fact]
    public async Task A_zone_without_summer_time_is_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database, "Terminals:ApproveNew=true");
        await AskAsync(server, $"/iclock/cdata?SN={Serial}&options=all&pushver=2.4.1");
        for (var month = 0; month < 12; month++)
        {
            time.Advance(TimeSpan.FromDays(30));
            await JobOf(server).RunAsync(default);
        }

        Assert.Equal(0, await ChecksAsync(database));
    }

    private ZoneChangeJob JobOf(AttendanceServer server) => new(
        server.Services.GetRequiredService<TerminalDirectory>(), server.Services.GetRequiredService<StampBook>(),
        server.Services.GetRequiredService<TerminalCommandQueue>(), time);

    private static async Task NoteAsync(AttendanceServer server, string zone) =>
        await server.Services.GetRequiredService<StampBook>().MarkAsync(1, s => s.InZone(zone), default);

    private static async Task SettleAsync(AttendanceServer server)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceAdmin.Data.AttendanceContext>>().CreateDbContextAsync();
        var open = await context.TerminalCommands.Select(c => c.Id).SingleAsync();
        await RawDevice.AskAsync(server.Iclock, RawDevice.Request("POST", $"/iclock/devicecmd?SN={Serial}", $"ID={open}&Return=0&CMD=CHECK"));
    }

    private static async Task<int> ChecksAsync(TestDatabase database)
    {
        await using var context = database.OpenContext();
        return await context.TerminalCommands.CountAsync(c => c.Kind == CommandKind.Check);
    }

    private static Task<string> PollAsync(AttendanceServer server) => AskAsync(server, $"/iclock/getrequest?SN={Serial}");

    private static async Task<string> AskAsync(AttendanceServer server, string target) =>
        (await RawDevice.AskAsync(server.Iclock, RawDevice.Request("GET", target))).Body;
}
