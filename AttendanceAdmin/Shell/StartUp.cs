using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Shell;

internal static class StartUp
{
    /// <summary>Everything that must stand before the first request: the database's shape, the settings, who and what is known.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken = default)
    {
        var services = app.Services;
        await services.GetRequiredService<DatabaseStart>().MigrateAsync(cancellationToken);

        await using var context = await services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync(cancellationToken);
        await services.GetRequiredService<SiteClock>().LoadAsync(context, services.GetRequiredService<IOptions<SiteOptions>>().Value, cancellationToken);
        await services.GetRequiredService<FirstAdministrator>().PrepareAsync(cancellationToken);
        await services.GetRequiredService<EmployeeDirectory>().LoadAsync(cancellationToken);
        await services.GetRequiredService<TerminalDirectory>().LoadAsync(cancellationToken);
        await services.GetRequiredService<TerminalPresence>().LoadAsync(context, cancellationToken);
        await services.GetRequiredService<TerminalCommandQueue>().LoadAsync(cancellationToken);
        await services.GetRequiredService<SharedStorage>().TellAsync(DatabaseOptions.Of(app.Configuration).Provider, cancellationToken);
    }

    /// <returns>The exit code: 0 after an orderly end, 1 if the machine did not let the server start.</returns>
    public static async Task<int> RunToEndAsync(this WebApplication app)
    {
        await using (app)
        {
            try
            {
                await app.PrepareAsync();
                await app.StartAsync();
            }
            catch (Exception fault) when (StartFaults.IsOfMachine(fault))
            {
                await Console.Error.WriteLineAsync(fault.Message.ReplaceLineEndings(" "));
                return 1;
            }

            StartBanner.Write(app.Services, Console.Out);
            await Task.WhenAll(app.WaitForShutdownAsync(), MemoryAtRest.GiveBackAsync(TimeProvider.System, app.Lifetime.ApplicationStopping));
            return 0;
        }
    }
}
