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
        services.AddScoped<SaveWebhook>();
        services.AddSingleton<TimeMotoStatus>();
        services.AddSingleton<DatabaseCheck.Surroundings>();
        services.AddSingleton<DatabaseCheck>();
    }

    /// <summary>The check answers in its own words also when nobody's key can be judged, so it branches off before the pages' own faults.</summary>
    public static void UseTimeMoto(this WebApplication app) => app.MapWhen(
        c => c.Request.Path.Equals(DatabaseCheck.Path, StringComparison.OrdinalIgnoreCase),
        branch => branch.Use(next => http => DatabaseCheck.AnswerFaultsAsync(http, next))
            .UseRouting().UseRequestLocalization().UseAuthentication().UseAuthorization().UseEndpoints(DatabaseCheck.Map));

    public static void MapTimeMoto(this WebApplication app) => app.MapWebhook();
}
