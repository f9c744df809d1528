using AttendanceAdmin.Employees.Merging;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Punches;

/// <summary>Moves the punches of merged records whenever there may be some to move.</summary>
internal sealed partial class MergedPunchesJob(MoveMergedPunches move, MergeSignal signal, Rounds<MergedPunchesJob> rounds, ILogger<MergedPunchesJob> logger) : BackgroundService
{
    private static readonly TimeSpan WaitAfterFault = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var ended = await rounds.TryAsync(() => RunAsync(stoppingToken), stoppingToken);
                var wait = ended ? signal.WaitAsync(stoppingToken) : Task.Delay(WaitAfterFault, rounds.Time, stoppingToken);
                await wait;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left over is moved after the next start.
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await move.RunAsync(cancellationToken) is var moved and > 0)
        {
            Log.Moved(logger, moved);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Moved {Punches} punches to the record that was kept")]
        public static partial void Moved(ILogger logger, int punches);
    }
}
