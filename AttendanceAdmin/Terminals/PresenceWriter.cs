using AttendanceAdmin.Site;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Terminals;

/// <summary>Writes contact times down at intervals and at the end, so that a restart does not call every terminal silent.</summary>
internal sealed class PresenceWriter(WritePresence write, IOptions<TerminalOptions> options, Rounds<PresenceWriter> rounds) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PresenceWriteSeconds), rounds.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The last write is StopAsync's.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    private Task WriteAsync(CancellationToken cancellationToken) => rounds.TryAsync(() => write.RunAsync(cancellationToken), cancellationToken);
}
