using AttendanceAdmin.Punches;
using AttendanceAdmin.Tm20.Commands;
using AttendanceAdmin.Tm20.Receiving;
using AttendanceAdmin.Tm20.Sessions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace AttendanceAdmin.Tm20;

/// <summary>The wire of TM20, AiFace and Timmy terminals (WebSocket and JSON): on its own port at any path, and on the Web port at two.</summary>
internal static class Tm20Module
{
    private const string PortName = "Tm20";

    /// <summary>Some terminals hang on a mobile network.</summary>
    private static readonly MinDataRate SlowestLine = new(bytesPerSecond: 50, gracePeriod: TimeSpan.FromSeconds(30));

    public static void AddTm20(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<Tm20Options>().BindConfiguration(Tm20Options.Section);
        services.AddSingleton<Gate>();
        services.AddSingleton<Greeting>();
        services.AddSingleton<LogUploads>();
        services.AddSingleton<Enrolments>();
        services.AddSingleton<AccessAnswers>();
        services.AddSingleton<RawUploads>();
        services.AddSingleton<CodeChecks>();
        services.AddSingleton<Exchange>();
        services.AddSingleton<ExchangeLog>();
        services.AddSingleton<Conversation>();
        services.AddSingleton<MessageBudget>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<SessionLoop>();
        services.AddCommands();
        services.AddSingleton<Tm20Endpoint>();
        services.AddSingleton<IRawLineReader, RecordReader>();
        services.AddHostedService<SessionPulse>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigurationLoader!.Endpoint(PortName, e => e.ListenOptions.Use(next => connection =>
        {
            connection.Features.Set(new OwnPort());
            return next(connection);
        })));
    }

    private static void AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<Lines>();
        services.AddSingleton<LogPages>();
        services.AddSingleton<LogScripts>();
        services.AddSingleton<PersonQuestions>();
        services.AddSingleton<PeoplePages>();
        services.AddSingleton<Performer>();
        services.AddSingleton<PeopleScripts>();
        services.AddSingleton<Composer>();
        services.AddSingleton<Dialogues>();
        services.AddSingleton<Settlement>();
        services.AddSingleton<Errands>();
        services.AddSingleton<CommandLoop>();
    }

    /// <summary>Devices branch off before anything of the web: no redirect, no sign-in, no page ever reaches them.</summary>
    public static void UseTm20(this WebApplication app) => app.MapWhen(
        c => c.Features.Get<OwnPort>() is not null || IsDevice(c.Request.Path),
        branch =>
        {
            branch.UseWebSockets();
            branch.Use(next => context =>
            {
                context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = Inbox.MaxMessageBytes;
                context.Features.Get<IHttpMinRequestBodyDataRateFeature>()!.MinDataRate = SlowestLine;
                return next(context);
            });
            branch.Run(branch.ApplicationServices.GetRequiredService<Tm20Endpoint>().ServeAsync);
        });

    private static bool IsDevice(PathString path) => path.StartsWithSegments("/ws/tm20", StringComparison.OrdinalIgnoreCase) || path == "/pub/chat";

    /// <summary>A feature of connections that came in by this wire's port.</summary>
    private sealed class OwnPort;
}
