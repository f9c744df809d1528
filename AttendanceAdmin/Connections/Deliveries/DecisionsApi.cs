using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary><c>POST /api/v1/deliveries/{id}/retry</c>, <c>…/give-up</c> <c>{"reason":"…"}</c>, and <c>/api/v1/connections/{id}/retry</c> for all of a connection.</summary>
internal static class DecisionsApi
{
    public static void MapDecisionsApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Connections").RequireAuthorization(Policies.Scope(Scopes.Connections));
        api.MapPost("deliveries/{id:long}/retry", RetryAsync).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("deliveries/{id:long}/give-up", GiveUpAsync).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("connections/{id:int}/retry", async (int id, DecideDeliveries decide, CancellationToken cancel) =>
            Results.Ok(new { Retried = await decide.RetryAllAsync(id, cancel) }));
    }

    private static async Task<IResult> RetryAsync(long id, DecideDeliveries decide, IStringLocalizer<ConnectionsTexts> texts, CancellationToken cancellationToken) =>
        await decide.RetryAsync(id, cancellationToken) ? Results.NoContent() : Unknown(texts, id);

    private static async Task<IResult> GiveUpAsync(
        long id, GiveUpBody body, DecideDeliveries decide, IStringLocalizer<ConnectionsTexts> texts, CancellationToken cancellationToken) =>
        body.Reason?.Trim() is not { Length: > 0 and <= 500 } reason ? FieldProblems.Of("reason", texts["ReasonMissing"])
            : await decide.GiveUpAsync(id, reason, cancellationToken) ? Results.NoContent()
            : Unknown(texts, id);

    private static IResult Unknown(IStringLocalizer texts, long id) =>
        Results.Problem(texts["UnknownDelivery", id], statusCode: StatusCodes.Status404NotFound, title: texts["UnknownDeliveryTitle"]);

    internal sealed record GiveUpBody(string? Reason);
}
