using AttendanceAdmin.Site;

namespace AttendanceAdmin.Employees.Import;

/// <summary>Writes imports, one after the other, whoever looks on. Which are to be written is a query, so that a restart goes on where it stopped.</summary>
internal sealed class ImportJob(EmployeeImports imports, ImportRun run, ImportSignal signal, Rounds<ImportJob> rounds) : BackgroundService
{
    private static readonly TimeSpan WaitAfterFault = TimeSpan.FromMinutes(1);

    /// <summary>What another server broke off, this one takes over.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (await rounds.TryAsync(() => RunAsync(stoppingToken), stoppingToken))
                {
                    await signal.WaitAsync(LookAgain, stoppingToken);
                }
                else
                {
                    await Task.Delay(WaitAfterFault, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left over is written after the next start.
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var import in await imports.RunningAsync(cancellationToken))
        {
            await run.RunAsync(import, cancellationToken);
        }
    }
}
