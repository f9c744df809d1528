using System.Globalization;
using AttendanceAdmin.Demo;

namespace AttendanceAdmin.Tests.Durability;

/// <summary>Several TM20 terminals that send single punches and pages as fast as they are answered, hang up at random, and send again whatever was not acknowledged.</summary>
internal sealed class Tm20RushHour : IDisposable
{
    private readonly Func<Task<Uri>> whereIsTheServer;
    private readonly List<(SimulatedTm20Terminal Terminal, Random Random)> terminals;
    private volatile bool over;
    private int interruptions;

    public Tm20RushHour(Func<Task<Uri>> whereIsTheServer, Uri address, int terminals, int seed)
    {
        this.whereIsTheServer = whereIsTheServer;
        this.terminals = [.. Enumerable.Range(0, terminals).Select(i =>
            (new SimulatedTm20Terminal(address, $"FACE{i:D4}", TimeProvider.System), new Random(seed + i)))];
    }

    /// <summary>How often a terminal was not answered, or hung up.</summary>
    public int Interruptions => interruptions;

    public IEnumerable<(string Serial, string Pin)> Sent => terminals.SelectMany(t => t.Terminal.Flash.All.Select(p => (t.Terminal.Serial, p.Pin)));

    /// <summary>Sends until <see cref="End"/>, then sends what is still unacknowledged.</summary>
    public Task RunAsync() => Task.WhenAll(terminals.Select(t => Task.Run(() => RunAsync(t.Terminal, t.Random))));

    public void End() => over = true;

    public void Dispose() => terminals.ForEach(t => t.Terminal.Dispose());

    private async Task RunAsync(SimulatedTm20Terminal terminal, Random random)
    {
        while (!over)
        {
            for (var punches = random.Next(4) == 0 ? SimulatedTm20Terminal.PageRecords : 1; punches > 0; punches--)
            {
                // A person of their own for each punch: no two are the same, and none may be missing.
                terminal.Flash.Remember(new SimulatedPunch((terminal.Flash.Count + 1).ToString(CultureInfo.InvariantCulture), terminal.Clock.Now, Verify: 8));
            }

            if (random.Next(20) == 0)
            {
                // In the middle of the exchange, so that nobody knows whether it was stored.
                var sending = terminal.FlushAsync();
                terminal.Disconnect();
                await sending;
            }

            await SendAsync(terminal);
        }

        while (terminal.Flash.Unsent > 0)
        {
            await SendAsync(terminal);
        }
    }

    private async Task SendAsync(SimulatedTm20Terminal terminal)
    {
        if ((terminal.IsConnected || await terminal.RegisterAsync()) && await terminal.FlushAsync())
        {
            return;
        }

        Interlocked.Increment(ref interruptions);
        terminal.Server = await whereIsTheServer();
    }
}
