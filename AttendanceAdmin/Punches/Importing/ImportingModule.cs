using AttendanceAdmin.Site;

namespace AttendanceAdmin.Punches.Importing;

internal static class ImportingModule
{
    public static void AddPunchImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportSignal>();
        services.AddSingleton<ImportProgressBook>();
        services.AddSingleton<RecordImported>();
        services.AddSingleton<RunFileImport>();
        services.AddSingleton<AskForLog>();
        services.AddSingleton<RunTerminalImport>();
        services.AddSingleton<RunConnectionImport>();
        services.AddSingleton<ImportWays>();
        services.AddSingleton<FindConflicts>();
        services.AddSingleton<RunImport>();
        services.AddSingleton<PunchImports>();
        services.AddScoped<PunchImportRegister>();
        services.AddScoped<StartPunchImport>();
        services.AddScoped<SettleConflict>();
        services.AddRounds<PunchImportJob>().AddHostedService<PunchImportJob>();
        services.AddJob<NightlyImportJob>(TimeSpan.FromMinutes(10));
    }

    public static void MapPunchImports(this WebApplication app)
    {
        app.MapPunchImportsApi();
        app.MapPunchImportUpload();
    }
}
