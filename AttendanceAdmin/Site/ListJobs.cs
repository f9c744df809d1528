using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AttendanceAdmin.Site;

/// <param name="Last">Null if it never ran.</param>
/// <param name="Next">Null if it will not.</param>
internal sealed record JobShown(JobKind Kind, JobRun? Last, DateTimeOffset? Next);

/// <summary>The jobs with their last run, which is known across restarts, and their next; and a run when somebody wants one.</summary>
internal sealed class ListJobs(IDbContextFactory<AttendanceContext> contexts, IEnumerable<JobKind> kinds, ISchedulerFactory schedulers, JobLog log)
{
    public async Task<IReadOnlyList<JobShown>> ReadAsync(CancellationToken cancellationToken)
    {
        var last = (await RunsAsync(cancellationToken)).ToDictionary(r => r.Name, StringComparer.Ordinal);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var shown = new List<JobShown>();
        foreach (var kind in kinds.OrderBy(k => k.Name, StringComparer.Ordinal))
        {
            var trigger = await scheduler.GetTrigger(new TriggerKey(kind.Name), cancellationToken);
            shown.Add(new JobShown(kind, last.GetValueOrDefault(kind.Name), trigger?.NextFireTimeUtc));
        }

        return shown;
    }

    /// <summary>Those whose last run failed.</summary>
    public async Task<IReadOnlyList<JobRun>> FailingAsync(CancellationToken cancellationToken) => [.. (await RunsAsync(cancellationToken)).Where(r => r.Error is not null)];

    public async Task RunNowAsync(string name, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(new JobKey(name), cancellationToken: cancellationToken);
    }

    /// <summary>What this server knows may be newer than what is written down, and what another server wrote down newer than that.</summary>
    private async Task<IReadOnlyList<JobRun>> RunsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var written = await context.Set<JobRun>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. log.Last.Values.Concat(written).GroupBy(r => r.Name, StringComparer.Ordinal).Select(g => g.MaxBy(r => r.StartedAt)!)];
    }
}
