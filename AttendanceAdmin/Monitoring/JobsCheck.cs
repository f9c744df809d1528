using AttendanceAdmin.Site;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace AttendanceAdmin.Monitoring;

/// <summary>
/// Whether jobs run. One that fails makes the server no worse at taking punches, and so the answer only degraded; the cure stands on the page of jobs.
/// </summary>
internal sealed class JobsCheck(ISchedulerFactory schedulers, ListJobs jobs, TimeProvider time) : IHealthCheck
{
    /// <summary>The scheduler starts after the first requests are answered.</summary>
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);

    private readonly long since = time.GetTimestamp();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        if (scheduler.Status != SchedulerStatus.Running && (scheduler.Status == SchedulerStatus.Shutdown || time.GetElapsedTime(since) > StartsWithin))
        {
            return HealthCheckResult.Unhealthy("jobs do not run; restart the server");
        }

        var failing = await jobs.FailingAsync(cancellationToken);
        return failing.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("failing: " + string.Join(", ", failing.Select(j => j.Name)));
    }
}
