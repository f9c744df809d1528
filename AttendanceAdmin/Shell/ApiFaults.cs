using System.Globalization;
using System.Text.Json;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Shell;

/// <summary>
/// What a program is told that asked for what cannot be: in the language of the site, with what to do about it. What an endpoint has said itself
/// stays as it is; what broke in here is told to the log and not to the caller.
/// </summary>
internal static class ApiFaults
{
    private static readonly HashSet<int> Told = [400, 401, 403, 404, 405, 413, 415, 500];

    public static void Tell(ProblemDetailsContext problem)
    {
        var details = problem.ProblemDetails;
        if (details.Status is not { } status || !Told.Contains(status))
        {
            return;
        }

        // The pipeline's outer parts, which answer faults, do not run in the request's language.
        var services = problem.HttpContext.RequestServices;
        CultureInfo.CurrentUICulture = problem.HttpContext.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture
            ?? CultureInfo.GetCultureInfo(services.GetRequiredService<SiteClock>().Settings.Culture);
        var texts = services.GetRequiredService<IStringLocalizer<ShellTexts>>();
        if (details.Detail is not null)
        {
            details.Title = details is HttpValidationProblemDetails ? texts["ApiTitleFields"] : details.Title;
            return;
        }

        details.Title = texts[$"ApiTitle{status}"];
        details.Detail = problem.Exception is BadHttpRequestException unreadable ? Unreadable(details, unreadable, texts)
            : texts[$"ApiDetail{status}", problem.HttpContext.Request.Method, problem.HttpContext.Request.Path];
    }

    private static string Unreadable(ProblemDetails details, BadHttpRequestException fault, IStringLocalizer texts) => fault switch
    {
        { InnerException: JsonException { InnerException: JsonException } unread } => texts["ApiNotJson", unread.LineNumber.GetValueOrDefault() + 1, unread.BytePositionInLine.GetValueOrDefault() + 1],
        { InnerException: JsonException unmapped } when UnknownMember(unmapped) is { } member => Field(details, member, texts["ApiUnknownField", member]),
        { InnerException: JsonException { Path: ['$', '.', .. var field] } unread } => Field(details, field, texts["ApiField", field, Wanted(unread, texts)]),
        { InnerException: JsonException { Path: "$" } } => texts["ApiNotForm"],
        { InnerException: { } inner } => texts["ApiUnreadable", inner.Message],
        { StatusCode: StatusCodes.Status415UnsupportedMediaType or StatusCodes.Status413PayloadTooLarge } => texts[$"ApiDetail{fault.StatusCode}"],
        _ when fault.Message.Contains("no body was provided", StringComparison.Ordinal) => texts["ApiNoBody"],
        _ => texts["ApiUnreadable", fault.Message],
    };

    private static string Wanted(JsonException unread, IStringLocalizer texts) =>
        unread is UnreadValue value ? texts[value.Text, value.Choices] : texts["ApiNotForm"];

    /// <summary><c>The JSON property 'tolerence_late' could not be mapped to any .NET member contained in type '…'.</c></summary>
    private static string? UnknownMember(JsonException fault)
    {
        if (fault.Message.Split('\'') is not ["The JSON property ", var name, _, ..])
        {
            return null;
        }

        var path = fault.Path is ['$', '.', .. var inside] ? inside : "";
        return path.Length == 0 ? name : path.EndsWith("." + name, StringComparison.Ordinal) || path == name ? path : $"{path}.{name}";
    }

    /// <summary>A member that could not be read is named as in every other refusal, <c>days[0].weekday</c>.</summary>
    private static string Field(ProblemDetails details, string field, string message)
    {
        details.Extensions["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] };
        return message;
    }
}
