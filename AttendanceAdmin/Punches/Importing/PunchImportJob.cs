using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>
/// Carries imports out, whoever looks on; which ones is a query, so that a restart goes on where it stopped. Side by side: one that waits for a
/// terminal's call must not hold up a file.
/// </summary>
internal sealed class PunchImportJob(IDbContextFactory<AttendanceContext> contexts, RunImport run, ImportSignal signal, WorkLeases leases, Rounds<PunchImportJob> rounds)
    : BackgroundService
{
    private static readonly TimeSpan WaitAfterFault = TimeSpan.FromSeconds(15);

    /// <summary>What another server broke off, this one takes over.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, Task> running = [];

    /// <summary>Imports that stopped in the middle and wait to go on, with the reason.</summary>
    private readonly ConcurrentDictionary<int, Exception> brokenOff = new();

    private bool swept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Yield();
            while (true)
            {
                await rounds.TryAsync(() => LookAsync(stoppingToken), stoppingToken);
                await signal.WaitAsync(LookAgain, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left over goes on after the next start.
            await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Starts what waits. A round fails for as long as one of the imports does.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var open = await OpenAsync(cancellationToken);
        if (!swept)
        {
            run.ForgetUploadsBut(open.Select(i => i.StoredFile).OfType<string>().ToHashSet(StringComparer.Ordinal));
            swept = true;
        }

        foreach (var import in open.Where(i => !running.TryGetValue(i.Id, out var task) || task.IsCompleted))
        {
            running[import.Id] = RunAsync(import.Id, cancellationToken);
        }

        if (brokenOff.Values.FirstOrDefault() is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    private async Task RunAsync(int id, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await leases.RunAsync($"import-{id}", cancelled => run.RunAsync(id, cancelled), cancellationToken);
                brokenOff.TryRemove(id, out _);
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                brokenOff[id] = fault;
                signal.Raise();
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
}

/// <summary>Says that an import may wait; which one stands in the database.</summary>
internal sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0);

    public void Raise() => raised.Release();

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => raised.WaitAsync(atMost, cancellationToken);

    public void Dispose() => raised.Dispose();
}
