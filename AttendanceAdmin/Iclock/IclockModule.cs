using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace AttendanceAdmin.Iclock;

internal static class IclockModule
{
    private const int MaxBodyBytes = 64 * 1024 * 1024;

    public static void AddIclock(this WebApplicationBuilder builder)
    {
        builder.Services.AddMvcCore().ConfigureApplicationPartManager(parts =>
        {
            parts.FeatureProviders.Clear();
            parts.FeatureProviders.Add(new OnlyThisRoom());
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Firmware writes names into headers in its own code page.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.ConfigurationLoader!
                .Endpoint("Iclock", e => e.ListenOptions.Use(next => KnowPort(next, DevicePortKind.Iclock)))
                .Endpoint("Tm20", e => e.ListenOptions.Use(next => KnowPort(next, DevicePortKind.Tm20)));
        });
    }

    /// <summary>Devices branch off before anything of the web: no redirect, no sign-in, no page ever reaches them.</summary>
    public static void UseIclock(this WebApplication app)
    {
        app.MapWhen(c => PortOf(c) == DevicePortKind.Tm20, branch => branch.Run(c => IclockAnswer.SendAsync(c, "ERROR: not here", StatusCodes.Status404NotFound)));
        app.MapWhen(
            c => PortOf(c) == DevicePortKind.Iclock || IclockPath.IsDevice(c.Request.Path.Value ?? ""),
            branch =>
            {
                branch.UseMiddleware<IclockGate>();
                branch.UseRouting();
                branch.UseEndpoints(e => e.MapControllers());
            });
    }

    private static DevicePortKind PortOf(HttpContext context) => context.Features.Get<DevicePort>()?.Kind ?? DevicePortKind.Web;

    private static ConnectionDelegate KnowPort(ConnectionDelegate next, DevicePortKind kind) => connection =>
    {
        connection.Features.Set(new DevicePort(kind));
        return next(connection);
    };

    /// <summary>Controllers of this wire only, which need not be public.</summary>
    private sealed class OnlyThisRoom : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) => !typeInfo.IsAbstract && typeInfo.IsAssignableTo(typeof(IclockController));
    }
}
