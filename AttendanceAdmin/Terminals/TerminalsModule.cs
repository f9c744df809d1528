namespace AttendanceAdmin.Terminals;

internal static class TerminalsModule
{
    public static void AddTerminals(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TerminalOptions>().BindConfiguration(TerminalOptions.Section);
        services.AddSingleton<TerminalDirectory>();
        services.AddSingleton<TerminalPresence>();
        services.AddSingleton<TerminalTraffic>();
        services.AddSingleton<TerminalCommandQueue>();
        services.AddSingleton<TerminalMetrics>();
        services.AddSingleton<TerminalAlerts>();
        services.AddHostedService<PresenceWriter>();
        services.AddHostedService<CommandExpiry>();
    }

    public static void MapTerminals(this WebApplication app)
    {
    }
}
