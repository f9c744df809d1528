using AttendanceAdmin.Employees.Merging;

namespace AttendanceAdmin.Punches;

/// <summary>Moves the punches of merged records whenever there may be some to move.</summary>
internal sealed partial class MergedPunchesJob(MoveMergedPunches move, MergeSignal signal, TimeProvider time, ILogger<MergedPunchesJob> logger) : BackgroundService
{
    private static readonly TimeSpan WaitAfterFault = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var wait = await TryRunAsync(stoppingToken) ? signal.WaitAsync(stoppingToken) : Task.Delay(WaitAfterFault, time, stoppingToken);
                await wait;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left over is moved after the next start.
        }
    }

    private async Task<bool> TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await move.RunAsync(cancellationToken) is var moved and > 0)
            {
                Log.Moved(logger, moved);
            }

            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.NotMoved(logger, fault);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Moved {Punches} punches to the record that was kept")]
        public static partial void Moved(ILogger logger, int punches);

        [LoggerMessage(LogLevel.Warning, "Punches of merged records could not be moved; trying again in a minute")]
        public static partial void NotMoved(ILogger logger, Exception fault);
    }
}
