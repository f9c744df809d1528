namespace AttendanceAdmin.Punches;

internal static class PunchesModule
{
    public static void AddPunches(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PunchFeed>();
        services.AddSingleton<PunchMetrics>();
        services.AddSingleton<PunchRows>();
        services.AddSingleton<PunchNews>();
        services.AddSingleton<IntakeCommit>();
        services.AddSingleton<PunchIntake>();
        services.AddSingleton<PunchList>();
        services.AddSingleton<PunchesApi.Directories>();
        services.AddScoped<RecordManualPunch>();
        services.AddScoped<CorrectPunch>();
        services.AddScoped<Quarantine>();
        services.AddOptions<RawInboxOptions>().BindConfiguration(RawInboxOptions.Section);
        services.AddHostedService<RawInboxCleanUpJob>();
        services.AddHostedService(s => s.GetRequiredService<PunchIntake>());
    }

    public static void MapPunches(this WebApplication app) => app.MapPunchesApi();
}
