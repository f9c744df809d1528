using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace AttendanceAdmin.Identity;

/// <summary>Answers programs without a key, or with too small a one, in the form that their API promises them.</summary>
internal sealed class RefusalAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || FaultForm.Find(context) is not { } form)
        {
            return usual.HandleAsync(next, context, policy, authorizeResult);
        }

        var (status, message) = authorizeResult.Challenged
            ? (StatusCodes.Status401Unauthorized, "An API key is needed: Authorization: Bearer <key>.")
            : (StatusCodes.Status403Forbidden, "This API key may not do that: give it the scope in the pages.");
        context.Response.Headers.WWWAuthenticate = authorizeResult.Challenged ? "Bearer" : default;
        return Results.Json(form.Of(message), statusCode: status).ExecuteAsync(context);
    }
}
