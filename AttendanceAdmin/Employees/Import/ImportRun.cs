using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;

namespace AttendanceAdmin.Employees.Import;

/// <summary>Writes one import in the name and the language of who asked for it, on one server.</summary>
internal sealed class ImportRun(WriteImport write, WorkLeases leases, IServiceScopeFactory scopes)
{
    public Task RunAsync(EmployeeImport import, CancellationToken cancellationToken) =>
        leases.RunAsync($"employees-{import.Id}", cancelled => WriteAsync(import, cancelled), cancellationToken);

    private async Task WriteAsync(EmployeeImport import, CancellationToken cancellationToken)
    {
        // Faults are written down in the language of who imports.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(import.Culture);
        await write.RunAsync(import.Id, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Audit>().RecordForAsync(import.By, AuditAction.EmployeesImported, import.FileName, null, cancellationToken);
    }
}
