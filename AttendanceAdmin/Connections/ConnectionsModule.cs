using AttendanceAdmin.Connections.AttendanceApi;
using AttendanceAdmin.Connections.AttendanceSystem;
using AttendanceAdmin.Connections.DevicesApi;
using AttendanceAdmin.Connections.IncomingUsers;
using AttendanceAdmin.Connections.ZktecoApi;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Importing;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Connections;

internal static class ConnectionsModule
{
    public static void AddConnections(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Use(AllowedCallers.Note)));
        builder.Services.AddSingleton<AllowedCallers>();
        builder.Services.AddTransient<EmployeeFormReader>();
        builder.Services.AddScoped<PutEmployee>();
        builder.Services.AddScoped<SaveWithPhotos>();
        builder.Services.AddSingleton<ListAttendance>();
        builder.Services.AddZktecoApi();
        builder.Services.AddFaultForms();
        builder.Services.AddIncoming();
        builder.Services.AddOutgoing();
    }

    public static void MapConnections(this WebApplication app)
    {
        app.MapAttendanceApi();
        app.MapZktecoApi();
        app.MapDevicesApi();
        app.MapConnectionsApi();
    }

    /// <summary>What comes in from other systems: people, and punches where we ask for them.</summary>
    private static void AddIncoming(this IServiceCollection services)
    {
        services.AddSingleton<FetchUsers>();
        services.AddSingleton<TakeUsers>();
        services.AddSingleton<SyncUsers>();
        services.AddJob<SyncUsersJob>(TimeSpan.FromMinutes(1));
        services.AddSingleton<RemotePunchReader>();
        services.AddSingleton<IForeignPunches, RemotePunches>();
        services.AddScoped<WriteEntries>();
        services.AddScoped<PutScheduleEntry>();
    }

    /// <summary>What the other systems' clients expect to read where something is wrong.</summary>
    private static void AddFaultForms(this IServiceCollection services)
    {
        services.AddSingleton(new FaultForm(DevicesApi.DevicesApi.Path, DevicesAnswer.Body));
        services.AddSingleton(new FaultForm(ZktecoApi.ZktecoApi.Path, ZktecoAnswers.Body));
        services.AddSingleton(new FaultForm("/api", Detail.Body) { Except = ["/api/v1", "/api/webhooks", "/api/database"] });
    }

    private static void AddZktecoApi(this IServiceCollection services)
    {
        services.AddSingleton<PunchTurn>();
        services.AddSingleton<TakePushedPunch>();
        services.AddSingleton<IRawLineReader, PushedPunchReader>();
        services.AddSingleton<ZktecoAnswers>();
    }
}
