using AttendanceAdmin.Connections.AttendanceApi;

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
    }

    public static void MapConnections(this WebApplication app) => app.MapAttendanceApi();
}
