using System.Globalization;
using AttendanceAdmin.Demo;

namespace AttendanceAdmin.Tests.Durability;

/// <summary>Several terminals that send single punches and full blocks as fast as they are answered, and again whatever was not.</summary>
internal sealed class RushHour : IDisposable
{
    private readonly MortalServer server;
    private readonly List<(SimulatedIclockTerminal Terminal, Random Random)> terminals;
    private volatile bool over;
    private int interruptions;

    public RushHour(MortalServer server, Uri address, int terminals, int seed)
    {
        this.server = server;
        this.terminals = [.. Enumerable.Range(0, terminals).Select(i =>
            (new SimulatedIclockTerminal(address, $"RUSH{i:D4}", TimeProvider.System), new Random(seed + i)))];
    }

    /// <summary>How often a terminal was not answered.</summary>
    public int Interruptions => interruptions;

    public IEnumerable<(string Serial, string Line)> Sent => terminals.SelectMany(t => t.Terminal.Flash.All.Select(p => (t.Terminal.Serial, p.Line)));

    /// <summary>Sends until <see cref="End"/>, then sends what is still unacknowledged.</summary>
    public Task RunAsync() => Task.WhenAll(terminals.Select(t => Task.Run(() => RunAsync(t.Terminal, t.Random))));

    public void End() => over = true;

    public void Dispose() => terminals.ForEach(t => t.Terminal.Dispose());

    private async Task RunAsync(SimulatedIclockTerminal terminal, Random random)
    {
        while (!over)
        {
            var punches = random.Next(4) == 0 ? SimulatedIclockTerminal.BatchLines : 1;
            for (var i = 0; i < punches; i++)
            {
                // A person of their own for each punch: no two are the same, and none may be missing.
                terminal.Flash.Remember(new SimulatedPunch(terminal.Flash.Count.ToString(CultureInfo.InvariantCulture), terminal.Clock.Now));
            }

            await SendAsync(terminal);
        }

        while (terminal.Flash.Unsent > 0)
        {
            await SendAsync(terminal);
        }
    }

    private async Task SendAsync(SimulatedIclockTerminal terminal)
    {
        if ((terminal.IsConnected || await terminal.HandshakeAsync()) && await terminal.FlushAsync())
        {
            return;
        }

        Interlocked.Increment(ref interruptions);
        terminal.Server = (await server.WhenUpAsync()).Iclock;
        await terminal.HandshakeAsync();
    }
}
