using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Photos.Offers;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <summary>
/// Forgets templates, and photos that terminals took, which nothing allows to keep: all where the country came to forbid them, those of strangers whom
/// their terminal forgot, and photos that nobody wanted for a month.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class ForgetTemplatesJob(
    IDbContextFactory<AttendanceContext> contexts, SiteClock site, TimeProvider time, ILogger<ForgetTemplatesJob> logger) : IJob
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
        var tooOld = time.GetUtcNow() - OfferedPhoto.Kept;
        forgotten += await context.OfferedPhotos
            .Where(o => !allowed || o.SeenAt < tooOld || !context.TerminalPeople.Any(p => p.TerminalId == o.TerminalId && p.Pin == o.Pin))
            .ExecuteDeleteAsync(cancellationToken);
        if (forgotten > 0)
        {
            Log.Forgotten(logger, forgotten);
        }

        return forgotten;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Templates} biometric templates and photos were forgotten: nothing allows to keep them any more")]
        public static partial void Forgotten(ILogger logger, int templates);
    }
}
