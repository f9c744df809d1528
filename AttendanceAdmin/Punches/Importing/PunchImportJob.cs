using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>
/// Carries imports out, whoever looks on; which ones is a query, so that a restart goes on where it stopped. Side by side: one that waits for a
/// terminal's call must not hold up a file.
/// </summary>
internal sealed partial class PunchImportJob(IDbContextFactory<AttendanceContext> contexts, RunImport run, ImportSignal signal, WorkLeases leases, ILogger<PunchImportJob> logger)
    : BackgroundService
{
    private static readonly TimeSpan WaitAfterFault = TimeSpan.FromSeconds(15);

    /// <summary>What another server broke off, this one takes over.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, Task> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Yield();
            run.ForgetUploadsBut((await OpenAsync(stoppingToken)).Select(i => i.StoredFile).OfType<string>().ToHashSet(StringComparer.Ordinal));
            while (true)
            {
                foreach (var import in (await OpenAsync(stoppingToken)).Where(i => !running.TryGetValue(i.Id, out var task) || task.IsCompleted))
                {
                    running[import.Id] = RunAsync(import.Id, stoppingToken);
                }

                await signal.WaitAsync(LookAgain, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left over goes on after the next start.
            await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(int id, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await leases.RunAsync($"import-{id}", cancelled => run.RunAsync(id, cancelled), cancellationToken);
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Log.BrokenOff(logger, fault, id);
                await Task.Delay(WaitAfterFault, cancellationToken);
            }
        }
    }

    private async Task<List<PunchImport>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PunchImport>().AsNoTracking().Where(i => i.State == PunchImportState.Waiting || i.State == PunchImportState.Running)
            .OrderBy(i => i.Id).ToListAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Import {Import} of punches stopped in the middle; it goes on in a few seconds")]
        public static partial void BrokenOff(ILogger logger, Exception fault, int import);
    }
}

/// <summary>Says that an import may wait; which one stands in the database.</summary>
internal sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0);

    public void Raise() => raised.Release();

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => raised.WaitAsync(atMost, cancellationToken);

    public void Dispose() => raised.Dispose();
}
