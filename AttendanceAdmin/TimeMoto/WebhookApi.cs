using System.Data.Common;
using AttendanceAdmin.Employees.Photos;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.TimeMoto;

/// <summary>
/// What the cloud calls, in the words of the system it called before:
/// <code>
/// 200 {"success":true,"message":"…","event":"attendance.inserted"}   stored, or known already, or kept for later
/// 401 {"error":"…"}                                                  no signature, or not ours
/// 503 {"success":false,"error":"…"}                                  not stored: send it again
/// </code>
/// </summary>
internal static partial class WebhookApi
{
    public const string Path = "/api/webhooks/timemoto/pointage";
    public const string TestPath = "/api/webhooks/timemoto/test";

    /// <summary>A real message has a kilobyte and a half.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    public static void MapWebhook(this WebApplication app)
    {
        // Open to strangers: the cloud has no key, only its signature, and that is checked first.
        app.MapPost(Path, ReceiveAsync).AllowAnonymous().WithTags("TimeMoto");
        app.MapGet(TestPath, (IStringLocalizer<TimeMotoTexts> texts) => Results.Ok(new { Success = true, Message = texts["WebhookAlive"].Value }))
            .AllowAnonymous().WithTags("TimeMoto");
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext http, WebhookDoor door, TakeMessage take, IStringLocalizer<TimeMotoTexts> texts, ILogger<TakeMessage> logger)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MaxBodyBytes;
        try
        {
            var body = await BoundedBody.ReadAsync(http.Request.Body, MaxBodyBytes, http.RequestAborted);
            if (await door.RefuseAsync(http, body) is { } reason)
            {
                return Results.Json(new { Error = texts["Rejected" + reason].Value }, statusCode: StatusCodes.Status401Unauthorized);
            }

            var taken = await take.RunAsync(body);
            if (taken.Stored)
            {
                await door.NoteAsync(taken);
                return Results.Ok(new { Success = true, Message = texts["Received"].Value, taken.Event });
            }
        }
        catch (BadHttpRequestException fault)
        {
            // Anybody may send too much, or stop half-way: no message, and no fault of ours.
            Log.NotRead(logger, fault.Message);
            return Results.StatusCode(fault.StatusCode);
        }
        catch (Exception fault) when (IsOfDatabase(fault))
        {
            Log.NotStored(logger, fault);
        }

        return Results.Json(new { Success = false, Error = texts["NotStored"].Value }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>PostgreSQL's provider wraps faults that may pass.</summary>
    public static bool IsOfDatabase(Exception fault) =>
        fault is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A call to the TimeMoto webhook could not be read: {Why}")]
        public static partial void NotRead(ILogger logger, string why);

        [LoggerMessage(LogLevel.Error, "A TimeMoto message could not be stored; the cloud was asked to send it again")]
        public static partial void NotStored(ILogger logger, Exception fault);
    }
}
