using System.Text.Json;
using System.Text.Json.Serialization;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Shell;

/// <summary>How every API of this application speaks: snake_case JSON, enums as words, instants in UTC with <c>Z</c>, wall times without offset, problem details.</summary>
internal static class ApiConventions
{
    public static void AddApiConventions(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => Apply(o.SerializerOptions));
        services.AddSingleton<IProblemDetailsWriter, FaultFormWriter>();
        services.AddProblemDetails(o => o.CustomizeProblemDetails = ApiFaults.Tell);
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", ApiDescription.Write);
    }

    /// <summary>Problem details also for what never reached an endpoint, or broke in one.</summary>
    public static void UseApiFaults(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // Whoever sends what cannot be read is told so; it is no fault of ours that the log should tell.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            StatusCodeSelector = fault => fault is BadHttpRequestException unreadable ? unreadable.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
    }

    /// <summary>Also for the hub, which has options of its own.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Converters.Add(new DateConverter());
        options.Converters.Add(new ClockConverter());
        options.Converters.Add(new WordConverters());
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new WallTimeConverter());
    }

    /// <summary><c>2026-11-21T08:00:12Z</c>, with milliseconds only where there are some.</summary>
    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant) ? instant : throw new UnreadValue("ApiNotInstant");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime);
    }

    /// <summary><c>2026-11-21T09:00:12</c>: a terminal's wall clock has no offset, and one that is given is an error of the caller.</summary>
    private sealed class WallTimeConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            WallTimeText.TryParse(ApiText.Of(ref reader), out var local) ? local : throw new UnreadValue("ApiNotLocalTime");

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(WallTimeText.Format(value));
    }
}
