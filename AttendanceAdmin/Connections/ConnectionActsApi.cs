using AttendanceAdmin.Identity;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections;

/// <summary><c>POST /api/v1/connections/{id}/test</c> and <c>…/sync</c>.</summary>
internal static class ConnectionActsApi
{
    public static void MapConnectionActsApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/connections/{id:int}").WithTags("Connections").RequireAuthorization(Policies.Scope(Scopes.Connections));
        api.MapPost("test", TestAsync).WithName("TestConnection").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("sync", SyncAsync).WithName("SyncConnection").Produces<ConnectionResource>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>200 also when it did not work: what came of it is the answer.</summary>
    private static async Task<IResult> TestAsync(int id, TestConnection test, IStringLocalizer<ConnectionsTexts> texts, CancellationToken cancellationToken) =>
        await test.HandleAsync(id, cancellationToken) is { } steps
            ? Results.Ok(new { Ok = steps.All(s => s.Ok), Diagnosis = (steps.FirstOrDefault(s => !s.Ok) ?? steps[^1]).Diagnosis, Steps = steps })
            : ConnectionsApi.Unknown(texts, id);

    /// <summary>Answers when what was due has been tried.</summary>
    private static async Task<IResult> SyncAsync(
        int id, SyncConnection sync, ListConnections list, IStringLocalizer<ConnectionsTexts> texts, CancellationToken cancellationToken) =>
        await sync.HandleAsync(id, cancellationToken) is not null && await list.FindAsync(id, cancellationToken) is { } row
            ? Results.Ok(ConnectionResource.Of(row.Connection, row.Secrets, row.Health))
            : ConnectionsApi.Unknown(texts, id);
}
