using System.Reflection;
using System.Text;
using AttendanceAdmin.Iclock.Access;
using AttendanceAdmin.Iclock.Commands;
using AttendanceAdmin.Iclock.Transport;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace AttendanceAdmin.Iclock;

/// <summary>The wire of ZKTeco terminals (iClock, ADMS, PUSH): on its own port, and on the Web port where only one can be had.</summary>
internal static class IclockModule
{
    private const long MaxBodyBytes = 64L * 1024 * 1024;

    /// <summary>More than any site has terminals and pages; what holds more open would only fill memory.</summary>
    private const int MaxConnections = 8000;

    /// <summary>Some terminals hang on a mobile network.</summary>
    private static readonly MinDataRate SlowestLine = new(bytesPerSecond: 50, gracePeriod: TimeSpan.FromSeconds(30));

    public static void AddIclock(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<StampBook>();
        services.AddSingleton<Handshakes>();
        services.AddSingleton<AccessSessions>();
        services.AddSingleton<OperationAlerts>();
        services.AddSingleton<PersonLines>();
        services.AddSingleton<TemplateLines>();
        services.AddSingleton<CommandLines>();
        services.AddSingleton<ToldEnrolments>();
        services.AddSingleton<TakenDown>();
        services.AddSingleton<Confirmations>();
        services.AddSingleton<ArchiveUploads>();
        services.AddSingleton<LineUploads>();
        services.AddSingleton<RawUploads>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<Introductions>();
        services.AddSingleton<NamelessUploads>();
        services.AddSingleton<TerminalBudgets>();
        services.AddJob<ZoneChangeJob>(TimeSpan.FromMinutes(1));
        services.AddSingleton<IRawLineReader, AttlogReader>();
        services.AddMvcCore().ConfigureApplicationPartManager(parts =>
        {
            parts.FeatureProviders.Clear();
            parts.FeatureProviders.Add(new OnlyThisRoom());
        });
        builder.WebHost.ConfigureKestrel(Listen);
        // A buffer of four kilobytes for each connection that is silent, and one call of the system less for each request.
        builder.WebHost.UseSockets(o => o.WaitForDataBeforeAllocatingBuffer = false);
    }

    /// <summary>Devices branch off before anything of the web: no redirect, no sign-in, no page ever reaches them.</summary>
    public static void UseIclock(this WebApplication app)
    {
        app.MapWhen(c => PortOf(c) == DevicePortKind.Iclock || IclockPath.IsDevice(c.Request.Path.Value ?? ""), Serve);
    }

    private static void Serve(IApplicationBuilder branch)
    {
        branch.Use(next => context =>
        {
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MaxBodyBytes;
            context.Features.Get<IHttpMinRequestBodyDataRateFeature>()!.MinDataRate = SlowestLine;
            return next(context);
        });
        branch.UseMiddleware<IclockFaults>();
        branch.UseMiddleware<IclockGate>();
        branch.UseRouting();
        branch.UseEndpoints(e => e.MapControllers());
    }

    private static void Listen(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // Firmware writes names into headers in its own code page.
        kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 96 * 1024;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        foreach (var kind in Enum.GetValues<DevicePortKind>())
        {
            kestrel.ConfigurationLoader!.Endpoint(kind.ToString(), e => e.ListenOptions.Use(next => RepairingConnection.Use(next, kind)));
        }
    }

    private static DevicePortKind PortOf(HttpContext context) => context.Features.Get<DevicePort>()?.Kind ?? DevicePortKind.Web;

    /// <summary>Controllers of this wire only, which need not be public.</summary>
    private sealed class OnlyThisRoom : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) => !typeInfo.IsAbstract && typeInfo.IsAssignableTo(typeof(IclockController));
    }
}
