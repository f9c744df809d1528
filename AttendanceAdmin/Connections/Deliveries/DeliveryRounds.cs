using System.Collections.Concurrent;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>
/// Sees to it that every connection is run when something may be due for it: a punch came in, a wait is over, somebody asked. Each connection runs by
/// itself, so that one that is slow or down delays no other; what is due stands in the database, and this only knows when to look.
/// </summary>
internal sealed partial class DeliveryRounds(
    DeliveryDesk desk, DeliveryNews news, Rounds<DeliveryRounds> rounds, ILogger<DeliveryRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, ConnectionRun> runs = new();
    private CancellationToken stopping;
    private volatile bool nudged = true;

    /// <summary>Something may be due for any connection.</summary>
    public void Nudge() => nudged = true;

    /// <summary>Runs a connection until nothing is due; one that is running already runs once more.</summary>
    public Task RunNowAsync(int connectionId) => runs.GetOrAdd(connectionId, id => new ConnectionRun(() => RunAsync(id))).AskAsync();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(runs.Values.Select(r => r.Ended)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        stopping = stoppingToken;
        using var hearing = news.Listen(Nudge);
        try
        {
            await desk.StartAsync(stoppingToken);
            using var timer = new PeriodicTimer(Tick);
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is due is written down.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var all = nudged;
        nudged = false;
        var looked = await rounds.TryAsync(
            async () =>
            {
                foreach (var id in await desk.DueAsync(all, cancellationToken))
                {
                    _ = RunNowAsync(id);
                }
            },
            cancellationToken);
        nudged |= !looked;
    }

    /// <summary>Never throws: a fault of ours is written down, and the connection is looked at again later.</summary>
    private async Task RunAsync(int connectionId)
    {
        try
        {
            await desk.RunAsync(connectionId, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next start goes on.
        }
        catch (Exception fault)
        {
            desk.Postpone(connectionId);
            Log.NotRun(logger, connectionId, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Connection {ConnectionId}: its run broke off; it is tried again in a minute")]
        public static partial void NotRun(ILogger logger, int connectionId, Exception fault);
    }
}
