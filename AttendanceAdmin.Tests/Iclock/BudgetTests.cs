using AttendanceAdmin.Iclock;
using AttendanceAdmin.Iclock.Transport;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tests.Fixtures;
using System.Net;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>What one serial number or address may take up, and that an honest terminal never notices.</summary>
public sealed class BudgetTests(IclockHost host) : IClassFixture<IclockHost>
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Uploads_of_one_serial_at_the_same_time_are_few_and_others_are_served_meanwhile()
    {
        var serial = IclockHost.NewSerial();
        var open = new List<RawDevice>();
        for (var i = 0; i < TerminalBudget.MostAtOnce; i++)
        {
            var device = await RawDevice.ConnectAsync(host.Server.Iclock);
            open.Add(device);
            await device.SendAsync($"POST /iclock/cdata?SN={serial}&table=ATTLOG HTTP/1.1\r\nHost: x\r\nContent-Length: 26\r\n\r\n");
        }

        await AllAreServedAsync(serial).WaitAsync(Patience.Limit);

        var refused = await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", "9\t2026-01-05 08:00:00\t0\t1\n");
        var other = await host.AskAsync("POST", $"/iclock/cdata?SN={IclockHost.NewSerial()}&table=ATTLOG", "9\t2026-01-05 08:00:00\t0\t1\n");

        Assert.Equal((503, "30"), (refused.Status, refused.Headers["Retry-After"]));
        Assert.StartsWith("text/plain", refused.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("OK: 1", other.Body);
        foreach (var (i, device) in open.Index())
        {
            await device.SendAsync($"{i}\t2026-01-05 08:00:00\t0\t1\n");
            Assert.Equal("OK: 1", (await device.ReceiveAsync()).Body);
            device.Dispose();
        }

        Assert.Equal("OK: 1", (await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG", "9\t2026-01-05 08:00:00\t0\t1\n")).Body);
    }

    /// <summary>Nobody is told when a request has passed the gate.</summary>
    private async Task AllAreServedAsync(string serial)
    {
        while (host.Terminal(serial) is not { } terminal || host.Get<TerminalBudgets>().Of(terminal.Id).AtOnce < TerminalBudget.MostAtOnce)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public void Bodies_beyond_any_backlog_have_to_wait()
    {
        var budget = new TerminalBudget(time);
        for (var taken = 0L; taken <= TerminalBudget.MostBytes; taken += 64L << 20)
        {
            Assert.True(budget.TryEnter());
            budget.Leave(64L << 20);
        }

        Assert.False(budget.TryEnter());
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.True(budget.TryEnter());
    }

    [Fact]
    public void An_address_holds_so_many_connections_and_is_forgotten_with_the_last()
    {
        var count = new ConnectionCount();
        for (var i = 0; i < ConnectionCount.MostPerAddress; i++)
        {
            Assert.True(count.TryOpen(IPAddress.Loopback));
        }

        Assert.False(count.TryOpen(IPAddress.Loopback));
        Assert.True(count.TryOpen(IPAddress.IPv6Loopback));
        count.Close(IPAddress.Loopback);
        Assert.True(count.TryOpen(IPAddress.Loopback));
        for (var i = 0; i < ConnectionCount.MostPerAddress; i++)
        {
            count.Close(IPAddress.Loopback);
        }

        Assert.Equal(0, count.Of(IPAddress.Loopback));
    }
}
