using AttendanceAdmin.Identity;

namespace AttendanceAdmin.Shell;

/// <summary>In place of problem details where an API has a form of its own: a path that leads nowhere, a method it does not know, a body that cannot be read.</summary>
internal sealed class FaultFormWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => FaultForm.Find(context.HttpContext) is not null;

    public ValueTask WriteAsync(ProblemDetailsContext context) =>
        new(context.HttpContext.Response.WriteAsJsonAsync(FaultForm.Find(context.HttpContext)!.Of(Message(context)), context.HttpContext.RequestAborted));

    private static string Message(ProblemDetailsContext context) => context.Exception switch
    {
        BadHttpRequestException unreadable => unreadable.InnerException?.Message ?? unreadable.Message,
        _ => context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "Not Found",
            StatusCodes.Status405MethodNotAllowed => "Method Not Allowed",
            StatusCodes.Status413PayloadTooLarge => "The body is too large.",
            StatusCodes.Status415UnsupportedMediaType => "Unsupported Media Type",
            >= StatusCodes.Status500InternalServerError => "The server could not do this; nothing was changed. Try again later.",
            var status => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        },
    };
}
