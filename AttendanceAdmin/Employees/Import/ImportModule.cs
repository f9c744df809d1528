using AttendanceAdmin.Site;

namespace AttendanceAdmin.Employees.Import;

internal static class ImportModule
{
    public static void AddImport(this IServiceCollection services)
    {
        services.AddSingleton<RowReader>();
        services.AddSingleton<CheckImport>();
        services.AddSingleton<ChangeImport>();
        services.AddSingleton<EmployeeImports>();
        services.AddSingleton<WriteImport>();
        services.AddSingleton<ImportRun>();
        services.AddSingleton<ImportSignal>();
        services.AddScoped<ReadImport>();
        services.AddRounds<ImportJob>().AddHostedService<ImportJob>();
    }
}
