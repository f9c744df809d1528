using AttendanceAdmin.Data;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Demo;

/// <summary>The simulated terminal against the real server: what one does the other must understand.</summary>
public sealed class SimulatedIclockTerminalTests : IAsyncLifetime
{
    private const string Serial = "A5KX203260068";
    private AttendanceServer server = null!;
    private SimulatedIclockTerminal terminal = null!;

    public async Task InitializeAsync()
    {
        // A port that nobody is given while its server is dead.
        server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true", $"Kestrel:Endpoints:Iclock:Url=http://127.0.0.1:{FreePort.Next()}");
        terminal = new SimulatedIclockTerminal(server.Iclock, Serial, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        terminal.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_handshake_gives_it_its_settings_and_its_clock()
    {
        terminal.Clock.Error = TimeSpan.FromDays(-900);

        Assert.True(await terminal.HandshakeAsync());

        Assert.Equal(TimeSpan.FromHours(1), terminal.Clock.Offset);
        Assert.InRange(terminal.Clock.Error, -Patience.Limit, Patience.Limit);
        Assert.Equal("1", terminal.Options["Realtime"]);
    }

    [Fact]
    public async Task A_punch_is_stored_as_it_was_made()
    {
        await terminal.HandshakeAsync();

        Assert.True(await terminal.PunchAsync("000123", status: 1, verify: 15));

        var punch = Assert.Single(await StoredAsync());
        Assert.Equal(("000123", (short)1, (short)15, PunchDirection.Out), (punch.Pin, punch.StatusCode, punch.VerifyCode, punch.Direction));
        Assert.Equal(terminal.Flash.All[0].LocalTime, punch.LocalTime);
        Assert.Equal(0, terminal.Flash.Unsent);
    }

    [Fact]
    public async Task A_backlog_is_sent_to_its_end()
    {
        RememberPunches(300);
        await terminal.HandshakeAsync();

        Assert.True(await terminal.FlushAsync());

        Assert.Equal(300, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task Commands_are_carried_out_and_confirmed()
    {
        await terminal.HandshakeAsync();
        RememberPunches(10);
        var queue = server.Services.GetRequiredService<TerminalCommandQueue>();
        var known = server.Services.GetRequiredService<TerminalDirectory>().All.Single();
        await queue.EnqueueAsync(known.Id, CommandKind.ReportInfo, by: null);
        await queue.EnqueueAsync(known.Id, CommandKind.Check, by: null);
        await queue.EnqueueAsync(known.Id, CommandKind.QueryPunches, by: null, terminal.Clock.Now.AddDays(-1), terminal.Clock.Now.AddDays(1));

        Assert.True(await terminal.PollAsync());
        Assert.True(await terminal.PollAsync());

        await using var context = await ContextAsync();
        Assert.All(await context.TerminalCommands.ToListAsync(), c => Assert.Equal(CommandState.Done, c.State));
        Assert.Equal(3, terminal.CarriedOut.Count);
        Assert.Equal(10, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task What_a_dead_server_did_not_acknowledge_is_sent_to_the_next()
    {
        await terminal.HandshakeAsync();
        await server.DisposeAsync();
        Assert.False(await terminal.PunchAsync("1"));
        Assert.False(await terminal.PunchAsync("2"));

        server = await AttendanceServer.StartAsync(settings: "Terminals:ApproveNew=true");
        terminal.Server = server.Iclock;
        await terminal.HandshakeAsync();
        Assert.True(await terminal.FlushAsync());

        Assert.Equal(["1", "2"], (await StoredAsync()).Select(p => p.Pin));
    }

    private void RememberPunches(int count)
    {
        for (var i = 0; i < count; i++)
        {
            terminal.Flash.Remember(new SimulatedPunch($"{i}", terminal.Clock.Now));
        }
    }

    private async Task<List<Punch>> StoredAsync()
    {
        await using var context = await ContextAsync();
        return await context.Punches.AsNoTracking().OrderBy(p => p.Id).ToListAsync();
    }

    private Task<AttendanceContext> ContextAsync() => server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
}
