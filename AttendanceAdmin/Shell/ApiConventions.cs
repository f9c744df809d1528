using System.Text.Json;
using System.Text.Json.Serialization;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Shell;

/// <summary>How every API of this application speaks: snake_case JSON, enums as words, instants in UTC with <c>Z</c>, wall times without offset, problem details.</summary>
internal static class ApiConventions
{
    public static void AddApiConventions(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => Apply(o.SerializerOptions));
        services.AddSingleton<IProblemDetailsWriter, FaultFormWriter>();
        services.AddProblemDetails(o => o.CustomizeProblemDetails = problem =>
        {
            // What could not be read of a request is the caller's to mend, so it is told; what broke in here is not.
            if (problem.Exception is BadHttpRequestException unreadable)
            {
                problem.ProblemDetails.Detail = unreadable.InnerException?.Message ?? unreadable.Message;
                NameField(problem.ProblemDetails, unreadable.InnerException as JsonException);
            }

            problem.ProblemDetails.Detail ??= problem.ProblemDetails.Status switch
            {
                StatusCodes.Status401Unauthorized => "An API key is needed: Authorization: Bearer <key>, or X-Api-Key: <key>.",
                StatusCodes.Status403Forbidden => "This API key, or this user, may not do that.",
                _ => null,
            };
        });
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "AttendanceAdmin";
            document.Info.Version = "v1";
            return Task.CompletedTask;
        }));
    }

    /// <summary>A member that could not be read is named as in every other refusal, <c>days[0].weekday</c>.</summary>
    private static void NameField(ProblemDetails problem, JsonException? fault)
    {
        if (fault?.Path is ['$', '.', .. var field])
        {
            problem.Extensions["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [fault.Message] };
            problem.Detail = $"{field}: {fault.Message}";
        }
    }

    /// <summary>Problem details also for what never reached an endpoint, or broke in one.</summary>
    public static void UseApiFaults(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
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
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime);
    }

    /// <summary><c>2026-11-21T09:00:12</c>: a terminal's wall clock has no offset, and one that is given is an error of the caller.</summary>
    private sealed class WallTimeConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            return WallTimeText.TryParse(text, out var local)
                ? local
                : throw new JsonException($"'{text}' is not a local time: write it as 2026-03-02T08:00:00, without offset.");
        }

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(WallTimeText.Format(value));
    }
}
