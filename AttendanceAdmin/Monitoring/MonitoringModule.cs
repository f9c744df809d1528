using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;

namespace AttendanceAdmin.Monitoring;

/// <summary>Health for whoever restarts the server, metrics for whoever watches it.</summary>
internal static class MonitoringModule
{
    private const string Ready = "ready";

    public static void AddMonitoring(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<JobsCheck>();
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: [Ready])
            .AddCheck<IntakeCheck>("intake", tags: [Ready])
            .AddCheck<JobsCheck>("jobs", tags: [Ready]);

        services.AddSingleton<PrometheusReader>();
        services.AddSingleton(s => BuildProvider(s, builder.Configuration));
    }

    /// <summary>Open on purpose: probes and scrapers carry no key, and nothing here names a person or a terminal.</summary>
    public static void MapMonitoring(this WebApplication app)
    {
        // Metrics are only recorded once the provider is there.
        app.Services.GetRequiredService<MeterProvider>();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready), ResponseWriter = WriteReport }).AllowAnonymous();
        app.MapGet("/metrics", (PrometheusReader reader) => Results.Text(reader.Collect(), PrometheusText.ContentType))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static MeterProvider BuildProvider(IServiceProvider services, IConfiguration configuration)
    {
        // Observable instruments exist once their owners do.
        services.GetRequiredService<TerminalMetrics>();
        var metrics = OpenTelemetry.Sdk.CreateMeterProviderBuilder()
            .AddMeter(PunchMetrics.MeterName, TerminalMetrics.MeterName, DeliveryMetrics.MeterName)
            .AddMeter("System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
            .AddReader(services.GetRequiredService<PrometheusReader>().Reader);
        if (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            metrics.AddOtlpExporter();
        }

        return metrics.Build();
    }

    private static Task WriteReport(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        Status = report.Status.ToString().ToLowerInvariant(),
        Checks = report.Entries.ToDictionary(e => e.Key, e => new { Status = e.Value.Status.ToString().ToLowerInvariant(), e.Value.Description }),
    });
}
