using AttendanceAdmin.Site;

namespace AttendanceAdmin.Reports.Files;

/// <summary>Makes the reports that wait, one after the other. Which ones is a query, so that a restart begins anew what it broke off.</summary>
internal sealed class ReportWorker(ReportRuns runs, MakeReport make, ReportSignal signal, Rounds<ReportWorker> rounds) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Yield();
            while (true)
            {
                await rounds.TryAsync(() => RoundAsync(stoppingToken), stoppingToken);
                await signal.WaitAsync(LookAgain, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left over is made after the next start.
        }
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        await runs.RemoveOldAsync(cancellationToken);
        foreach (var run in await runs.OpenAsync(cancellationToken))
        {
            await make.RunAsync(run.Id, cancellationToken);
        }
    }
}
