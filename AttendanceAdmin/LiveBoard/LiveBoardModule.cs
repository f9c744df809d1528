using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.SignalR;

namespace AttendanceAdmin.LiveBoard;

internal static class LiveBoardModule
{
    public static void AddLiveBoard(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<StoredPunches>();
        services.AddSingleton<BoardPlan>();
        services.AddSingleton<SettledBoard>();
        services.AddSingleton<BoardState>();
        services.AddHostedService(s => s.GetRequiredService<BoardState>());
        services.AddSingleton<PunchLateness>();
        services.AddSingleton<PunchRelay>();
        services.AddHostedService(s => s.GetRequiredService<PunchRelay>());
        services.Configure<JsonHubProtocolOptions>(o => ApiConventions.Apply(o.PayloadSerializerOptions));
    }

    public static void MapLiveBoard(this WebApplication app) =>
        app.MapHub<PunchHub>(PunchHub.Path).RequireAuthorization(Policies.Scope(Scopes.PunchesRead));
}
