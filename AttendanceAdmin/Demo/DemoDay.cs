namespace AttendanceAdmin.Demo;

/// <summary>
/// Runs the demonstration: once the server listens, terminals call it over the network like any others. In the first minutes everybody
/// arrives; then people come and go at the pace of a day, as long as the server runs.
/// </summary>
internal sealed partial class DemoDay(
    InventedCompany company, DemoOptions options, ListeningPort port, TimeProvider time, ILogger<DemoDay> logger) : BackgroundService
{
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(4);

    private readonly Random random = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await company.MoveInAsync(stoppingToken);
            var (iclock, tm20) = (await port.IclockAsync(stoppingToken), await port.Tm20Async(stoppingToken));
            Log.Open(logger, options.Email, options.Password);
            var doors = OpenDoors(iclock, tm20);
            await Task.WhenAll([ComeAndGoAsync(doors, stoppingToken), .. doors.Select(d => RunAsync(d.Terminal, stoppingToken))]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the demonstration.
        }
    }

    /// <summary>Each terminal with the people who pass it, and what it kept of the days before.</summary>
    private List<DemoDoor> OpenDoors(Uri iclock, Uri tm20)
    {
        var people = company.Pins.Index().ToLookup(p => p.Index % company.Serials.Count, p => p.Item);
        return [.. company.Serials.Select((serial, i) =>
        {
            ISimulatedTerminal terminal = serial == InventedCompany.FaceTerminal
                ? new SimulatedTm20Terminal(tm20, serial, time)
                : new SimulatedIclockTerminal(iclock, serial, time, ModelOf(serial));
            foreach (var punch in PastDays.Of([.. people[i]], terminal.Clock.Now, random))
            {
                terminal.Flash.Remember(punch);
            }

            return new DemoDoor(terminal, [.. people[i]]);
        })];
    }

    private static SimulatedModel ModelOf(string serial) =>
        serial.StartsWith("CQUG", StringComparison.Ordinal) ? SimulatedModel.SpeedFace : SimulatedModel.Wl30;

    private async Task ComeAndGoAsync(List<DemoDoor> doors, CancellationToken cancellationToken)
    {
        var arriving = new Queue<(DemoDoor Door, string Pin)>(
            doors.SelectMany(d => d.People.Select(p => (d, p))).OrderBy(_ => random.Next()));
        while (true)
        {
            // Three seconds between two arrivals; afterwards a quarter of a minute between two that come or go.
            await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * (arriving.Count > 0 ? 6 : 30)), time, cancellationToken);
            if (arriving.TryDequeue(out var next))
            {
                await next.Door.PassAsync(next.Pin, cancellationToken);
            }
            else
            {
                var door = doors[random.Next(doors.Count)];
                await door.PassAsync(door.People[random.Next(door.People.Count)], cancellationToken);
            }
        }
    }

    private async Task RunAsync(ISimulatedTerminal terminal, CancellationToken cancellationToken)
    {
        using (terminal)
        {
            while (terminal.Serial == InventedCompany.Unsteady)
            {
                await RunForAsync(terminal, Steady, cancellationToken);
                // Without its network it goes on taking punches, and keeps them.
                terminal.Disconnect();
                await Task.Delay(Outage, time, cancellationToken);
            }

            await terminal.RunAsync(cancellationToken);
        }
    }

    private async Task RunForAsync(ISimulatedTerminal terminal, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var outage = new CancellationTokenSource(duration, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(outage.Token, cancellationToken);
        await terminal.RunAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The demonstration is open: sign in as {Email} with the password {Password}")]
        public static partial void Open(ILogger logger, string email, string password);
    }
}
