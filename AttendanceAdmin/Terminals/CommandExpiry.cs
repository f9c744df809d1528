namespace AttendanceAdmin.Terminals;

/// <summary>Once a minute: gives up commands that nobody fetched or confirmed, so that no page shows as waiting what will never happen.</summary>
internal sealed partial class CommandExpiry(TerminalCommandQueue queue, TimeProvider time, ILogger<CommandExpiry> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await EndOverdueAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task EndOverdueAsync(CancellationToken cancellationToken)
    {
        try
        {
            await queue.EndOverdueAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.Failed(logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Overdue commands could not be ended; trying again in a minute")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
