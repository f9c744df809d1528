using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary><c>GET /api/v1/deliveries?connection=&amp;state=&amp;after_id=&amp;limit=</c>, ascending id.</summary>
internal static class DeliveriesApi
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;

    public static void MapDeliveriesApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/deliveries", ListAsync).WithName("ListDeliveries").WithTags("Connections")
            .RequireAuthorization(Policies.Scope(Scopes.Connections)).Produces<List<DeliveryResource>>().ProducesValidationProblem();

    private static async Task<IResult> ListAsync(
        ListDeliveries list, IStringLocalizer<ConnectionsTexts> texts, int? connection, string? state, [FromQuery(Name = "after_id")] long? afterId, int? limit,
        CancellationToken cancellationToken)
    {
        if (!DeliveryWords.TryParse(state, out var wanted))
        {
            return FieldProblems.Of("state", texts["StateBad"]);
        }

        if (limit is <= 0 or > MaxLimit)
        {
            return FieldProblems.Of("limit", texts["NumberBad", 1, MaxLimit]);
        }

        var rows = await list.AfterAsync(new DeliverySearch(connection, wanted), afterId ?? 0, limit ?? DefaultLimit, cancellationToken);
        return Results.Ok(rows.Select(DeliveryResource.Of));
    }
}

/// <param name="LastError">What went wrong last: one word for it, and the other system's own.</param>
internal sealed record DeliveryResource(
    long Id, int ConnectionId, long PunchId, long LogId, string State, int Attempts, DateTimeOffset? NextAttemptAt, int? LastStatus, string? LastError,
    DateTimeOffset? SentAt, string? GivenUpBy, string? GivenUpReason)
{
    public static DeliveryResource Of(Delivery d) => new(
        d.Id, d.ConnectionId, d.PunchId, d.LogId, DeliveryWords.Of(d.State), d.Attempts, d.State == DeliveryState.Sent ? null : d.NextAttemptAt, d.LastStatus,
        DeliveryWords.Error(d), d.SentAt, d.DecidedBy, d.DecidedReason);
}
