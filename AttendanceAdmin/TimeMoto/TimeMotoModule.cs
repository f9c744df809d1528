namespace AttendanceAdmin.TimeMoto;

/// <summary>The wire of TimeMoto terminals: their cloud calls a webhook.</summary>
internal static class TimeMotoModule
{
    public static void AddTimeMoto(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TimeMotoOptions>().BindConfiguration(TimeMotoOptions.Section);
        services.AddSingleton<Webhook>();
        services.AddSingleton<WebhookDoor>();
        services.AddSingleton<RejectedCalls>();
        services.AddSingleton<EventTerminals>();
        services.AddScoped<TakeMessage>();
    }

    public static void MapTimeMoto(this WebApplication app) => app.MapWebhook();
}
