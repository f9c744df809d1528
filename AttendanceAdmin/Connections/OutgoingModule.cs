using AttendanceAdmin.Connections.AttendanceSystem;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Connections.ErpRoute;
using AttendanceAdmin.Connections.Kinds;
using AttendanceAdmin.Connections.ThirdParty;
using AttendanceAdmin.Connections.Webhook;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Connections;

/// <summary>What goes out to other systems.</summary>
internal static class OutgoingModule
{
    public static void AddOutgoing(this IServiceCollection services)
    {
        services.AddOptions<ConnectionsOptions>().BindConfiguration(ConnectionsOptions.Section);
        services.AddForeignSystems();
        services.AddDeliveries();
        services.AddSingleton<ConnectionValidator>();
        services.AddSingleton<ConnectionWriting>();
        services.AddSingleton<ListConnections>();
        services.AddScoped<SaveConnection>();
        services.AddScoped<RemoveConnection>();
        services.AddSingleton<SyncConnection>();
        services.AddSingleton<TestConnection>();
        services.AddJob<SyncConnectionsJob>(TimeSpan.FromMinutes(1));
    }

    /// <summary>The kinds, and what carries their requests.</summary>
    public static void AddForeignSystems(this IServiceCollection services)
    {
        services.AddSingleton<AddressRules>();
        services.AddSingleton<Wire>();
        services.AddSingleton<ConnectionVault>();
        services.AddSingleton<Caller>();
        services.AddSingleton<ForeignSystems>();
        services.AddSingleton<ThirdPartyClient>();
        services.AddSingleton<IForeignSystem, ThirdPartySystem>();
        services.AddSingleton<ErpRouteClient>();
        services.AddSingleton<IForeignSystem, ErpRouteSystem>();
        services.AddSingleton<AttendanceSystemClient>();
        services.AddSingleton<IForeignSystem, AttendanceSystemKind>();
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<IForeignSystem, WebhookSystem>();
    }

    private static void AddDeliveries(this IServiceCollection services)
    {
        services.AddSingleton<ReadHealth>();
        services.AddSingleton<ListDeliveries>();
        services.AddSingleton<DeliveryMetrics>();
        services.AddSingleton<Waits>();
        services.AddSingleton<Lease>();
        services.AddSingleton<Projection>();
        services.AddSingleton<DuePunches>();
        services.AddSingleton<Outcomes>();
        services.AddSingleton<SystemState>();
        services.AddSingleton<BatchSender>();
        services.AddSingleton<DeliveryTry>();
        services.AddSingleton<DeliveryRun>();
        services.AddSingleton<DeliveryTools>();
        services.AddSingleton<DeliveryDesk>();
        services.AddSingleton<DeliveryNews>();
        services.AddSingleton<DeliveryRounds>();
        services.AddRounds<DeliveryRounds>();
        services.AddHostedService(s => s.GetRequiredService<DeliveryRounds>());
        services.AddScoped<DecideDeliveries>();
        services.AddSingleton<ReadTallies>();
        services.AddSingleton<DeliveryPayload>();
        services.AddSingleton<PersonPatience>();
        services.AddSingleton<SendPerson>();
        services.AddSingleton<SendPeople>();
    }
}
