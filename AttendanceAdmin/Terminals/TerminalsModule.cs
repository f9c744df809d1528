using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals.Details;

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
        services.AddSingleton<RecordTerminalFacts>();
        services.AddSingleton<TerminalCommandQueue>();
        services.AddSingleton<TerminalMetrics>();
        services.AddSingleton<TerminalAlerts>();
        services.AddUseCases();
        services.AddSingleton<WritePresence>();
        services.AddRounds<PresenceWriter>().AddHostedService<PresenceWriter>();
        services.AddRounds<CommandExpiry>().AddHostedService<CommandExpiry>();
        services.AddJob<CommandCleanUpJob>(TimeSpan.FromHours(6));
    }

    private static void AddUseCases(this IServiceCollection services)
    {
        services.AddSingleton<SaveTerminal.Validator>();
        services.AddScoped<SaveTerminal>();
        services.AddScoped<ApproveTerminal>();
        services.AddScoped<BlockTerminal>();
        services.AddSingleton<ListTerminals>();
        services.AddSingleton<WishValidator>();
        services.AddSingleton<CommandPaper>();
        services.AddScoped<RequestCommand>();
        services.AddScoped<CancelCommand>();
        services.AddSingleton<ListCommands>();
    }

    public static void MapTerminals(this WebApplication app) => app.MapTerminalsApi();
}
