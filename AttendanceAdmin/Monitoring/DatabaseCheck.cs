using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AttendanceAdmin.Monitoring;

/// <summary>Can the database be written to now? A small change may still find room on a disk where a day's punches do not.</summary>
internal sealed class DatabaseCheck(IDbContextFactory<AttendanceContext> contexts, DatabaseOptions options) : IHealthCheck
{
    private const long LeastFree = 1 << 20;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        LockPatience.Hurry();
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await database.SiteSettings.ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, x => x.Name), cancellationToken);
            return options.File is { } file && new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace is var free and < LeastFree
                ? HealthCheckResult.Unhealthy($"The disk of {file} is full ({free} bytes are free); make room. Terminals keep their punches meanwhile.")
                : HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be written to: " + fault.Message, fault);
        }
    }
}
