using AttendanceAdmin.Demo;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Durability;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Demo;

/// <summary>The simulated terminal against the real server: what one does the other must understand.</summary>
public sealed class SimulatedTm20TerminalTests : IAsyncLifetime
{
    private const string Serial = "AYTE16052143";
    private AttendanceServer server = null!;
    private SimulatedTm20Terminal terminal = null!;

    public async Task InitializeAsync()
    {
        // A port that nobody is given while its server is dead.
        server = await AttendanceServer.StartAsync(directory: null, "Terminals:ApproveNew=true", $"Kestrel:Endpoints:Tm20:Url=http://127.0.0.1:{FreePort.Next()}");
        terminal = new SimulatedTm20Terminal(server.Tm20, Serial, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        terminal.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_answer_to_its_introduction_sets_its_clock()
    {
        terminal.Clock.Error = TimeSpan.FromDays(-900);

        Assert.True(await terminal.RegisterAsync());

        var algiers = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1);
        Assert.InRange(terminal.Clock.Now - algiers, -Patience.Limit, Patience.Limit);
    }

    [Fact]
    public async Task Punches_go_out_as_they_are_made_and_the_backlog_in_pages()
    {
        await terminal.RegisterAsync();
        Assert.True(await terminal.PunchAsync("1"));
        RememberPunches(220);
        Assert.True(await terminal.FlushAsync());

        Assert.Equal(221, (await server.PinsAsync()).Count);
        Assert.Equal(0, terminal.Flash.Unsent);
    }

    [Fact]
    public async Task What_a_dead_server_did_not_acknowledge_is_sent_to_the_next()
    {
        await terminal.RegisterAsync();
        await server.DisposeAsync();
        Assert.False(await terminal.PunchAsync("1"));
        Assert.False(await terminal.PunchAsync("2"));

        server = await AttendanceServer.StartAsync(settings: "Terminals:ApproveNew=true");
        terminal.Server = server.Tm20;
        Assert.True(await terminal.RegisterAsync());
        Assert.True(await terminal.FlushAsync());

        Assert.Equal(["1", "2"], await server.PinsAsync());
    }

    [Fact]
    public async Task Connected_it_is_alive()
    {
        await terminal.RegisterAsync();

        var known = server.Services.GetRequiredService<TerminalDirectory>().All.Single();
        Assert.True(server.Services.GetRequiredService<TerminalPresence>().IsOnline(known));
    }

    private void RememberPunches(int count)
    {
        for (var i = 0; i < count; i++)
        {
            terminal.Flash.Remember(new SimulatedPunch($"{i + 100}", terminal.Clock.Now, Verify: 8));
        }
    }
}
