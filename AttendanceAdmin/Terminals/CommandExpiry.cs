using AttendanceAdmin.Site;

namespace AttendanceAdmin.Terminals;

/// <summary>Once a minute: gives up commands that nobody fetched or confirmed, so that no page shows as waiting what will never happen.</summary>
internal sealed class CommandExpiry(TerminalCommandQueue queue, TimeProvider time, Rounds<CommandExpiry> rounds) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await rounds.TryAsync(() => queue.EndOverdueAsync(stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }
}
