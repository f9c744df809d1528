using AttendanceAdmin.Punches;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AttendanceAdmin.Monitoring;

/// <summary>Is the intake's writer at work?</summary>
internal sealed class IntakeCheck(PunchIntake intake) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(intake.ExecuteTask is { IsCompleted: false }
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The intake has stopped; restart the server. Terminals keep their punches meanwhile."));
}
