namespace AttendanceAdmin.Punches;

internal static class PunchesModule
{
    public static void AddPunches(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PunchFeed>();
        services.AddSingleton<PunchMetrics>();
        services.AddSingleton<PunchRows>();
        services.AddSingleton<PunchIntake>();
        services.AddHostedService(s => s.GetRequiredService<PunchIntake>());
    }

    public static void MapPunches(this WebApplication app)
    {
    }
}
