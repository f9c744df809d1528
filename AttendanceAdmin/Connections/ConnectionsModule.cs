using AttendanceAdmin.Connections.AttendanceApi;
using AttendanceAdmin.Connections.ZktecoApi;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Connections;

internal static class ConnectionsModule
{
    public static void AddConnections(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Use(AllowedCallers.Note)));
        builder.Services.AddSingleton<AllowedCallers>();
        builder.Services.AddTransient<EmployeeFormReader>();
        builder.Services.AddScoped<PutEmployee>();
        builder.Services.AddSingleton<ListAttendance>();
        builder.Services.AddZktecoApi();
        builder.Services.AddOutgoing();
    }

    public static void MapConnections(this WebApplication app)
    {
        app.MapAttendanceApi();
        app.MapZktecoApi();
        app.MapConnectionsApi();
    }

    private static void AddZktecoApi(this IServiceCollection services)
    {
        services.AddSingleton<PunchTurn>();
        services.AddSingleton<TakePushedPunch>();
        services.AddSingleton<IRawLineReader, PushedPunchReader>();
        services.AddSingleton<ZktecoAnswers>();
    }
}
