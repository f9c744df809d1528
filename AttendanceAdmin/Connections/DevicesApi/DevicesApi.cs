using AttendanceAdmin.Identity;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>
/// The REST API of the TM20 server, <c>/devices/api/…</c>, every path with and without the final slash; every body says <c>success</c>.
/// <c>config_id</c> is the connection's id, <c>terminal_id</c> the terminal's.
/// </summary>
internal static class DevicesApi
{
    public const string Path = "/devices/api";

    public static void MapDevicesApi(this WebApplication app)
    {
        var api = app.MapGroup(Path).WithTags("TM20 server");
        var connections = api.MapGroup("").RequireAuthorization(Policies.Scope(Scopes.Connections));
        connections.MapThirdPartyConfigs();
        connections.MapTerminalMappings();
        connections.MapUserSyncs();
        connections.MapAttendanceSyncs();
        connections.MapManualSync();
        api.MapGroup("").RequireAuthorization(Policies.Scope(Scopes.Schedules)).MapTerminalSchedules();
    }
}
