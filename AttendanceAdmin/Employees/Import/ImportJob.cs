using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Import;

/// <summary>Writes imports, one after the other, whoever looks on. Which are to be written is a query, so that a restart goes on where it stopped.</summary>
internal sealed partial class ImportJob(
    IDbContextFactory<AttendanceContext> contexts, WriteImport write, ImportSignal signal, IServiceScopeFactory scopes, ILogger<ImportJob> logger) : BackgroundService
{
    private static readonly TimeSpan WaitAfterFault = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (await TryRunAsync(stoppingToken))
                {
                    await signal.WaitAsync(stoppingToken);
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

    private async Task<bool> TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var import in await WaitingAsync(cancellationToken))
            {
                // Faults are written down in the language of who imports.
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(import.Culture);
                await write.RunAsync(import.Id, cancellationToken);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Audit>().RecordForAsync(import.By, AuditAction.EmployeesImported, import.FileName, null, cancellationToken);
            }

            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.NotWritten(logger, fault);
            return false;
        }
    }

    private async Task<List<EmployeeImport>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<EmployeeImport>().AsNoTracking().Where(i => i.State == ImportState.Running).OrderBy(i => i.StartedAt).ToListAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An import of employees stopped in the middle; it goes on in a minute")]
        public static partial void NotWritten(ILogger logger, Exception fault);
    }
}
