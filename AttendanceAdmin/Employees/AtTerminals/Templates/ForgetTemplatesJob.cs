using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <summary>Forgets templates that nothing allows to keep: all where the country came to forbid them, and of strangers whom their terminal forgot.</summary>
[DisallowConcurrentExecution]
internal sealed partial class ForgetTemplatesJob(IDbContextFactory<AttendanceContext> contexts, SiteClock site, ILogger<ForgetTemplatesJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(RunAsync(cancellationToken));

    /// <returns>How many were forgotten.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var allowed = Countries.AllowBiometrics(site.Settings.Country);
        var forgotten = await context.BiometricTemplates
            .Where(t => !allowed || (t.EmployeeId == null && !context.TerminalPeople.Any(p => p.TerminalId == t.TerminalId && p.Pin == t.Pin)))
            .ExecuteDeleteAsync(cancellationToken);
        if (forgotten > 0)
        {
            Log.Forgotten(logger, forgotten);
        }

        return forgotten;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Templates} biometric templates were forgotten: nothing allows to keep them any more")]
        public static partial void Forgotten(ILogger logger, int templates);
    }
}
