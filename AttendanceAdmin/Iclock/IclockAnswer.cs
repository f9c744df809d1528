using System.Text;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// Answers in the only words a terminal understands: plain text with a length. Its body is the acknowledgement, so nothing is answered
/// before what it acknowledges is durable.
/// </summary>
internal static class IclockAnswer
{
    public const string Ok = "OK";
    public const string LengthRequired = "ERROR: length required";

    private static readonly byte[] OkBytes = "OK"u8.ToArray();

    public static Task SendAsync(HttpContext context, string text, int status = StatusCodes.Status200OK, Encoding? encoding = null)
    {
        if (context.Features.Get<IclockCall>() is { } call)
        {
            call.Answer = status == StatusCodes.Status200OK ? text : $"{status} {text}";
        }

        return SendAsync(context, ReferenceEquals(text, Ok) ? OkBytes : (encoding ?? Encoding.UTF8).GetBytes(text), status);
    }

    /// <summary>An acknowledgement of lines counts what came in, not what was new: else the terminal believes that its block failed.</summary>
    public static string Lines(int received) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"OK: {received}");

    private static async Task SendAsync(HttpContext context, byte[] body, int status)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/plain";
        response.ContentLength = body.Length;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            // As the ErrorDelay of the handshake, for what reads headers instead.
            response.Headers.RetryAfter = "30";
        }

        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
