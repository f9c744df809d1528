using System.Text.Json;
using AttendanceAdmin.Connections.Deliveries;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Site;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections;

/// <summary><c>/api/v1/connections</c>: other systems, how they are doing, and whether they answer.</summary>
internal static class ConnectionsApi
{
    public static void MapConnectionsApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/connections").WithTags("Connections").RequireAuthorization(Policies.Scope(Scopes.Connections));
        api.MapGet("", async (ListConnections list, CancellationToken cancel) => Results.Ok((await list.ReadAsync(cancel)).OrderBy(r => r.Connection.Id).Select(Resource)))
            .WithName("ListConnections").Produces<List<ConnectionResource>>();
        api.MapGet("{id:int}", FindAsync).WithName("GetConnection").Produces<ConnectionResource>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("", CreateAsync).WithName("CreateConnection").Accepts<ConnectionInput>("application/json")
            .Produces<ConnectionResource>(StatusCodes.Status201Created).ProducesValidationProblem();
        api.MapPut("{id:int}", SaveAsync).WithName("SaveConnection").Accepts<ConnectionInput>("application/json")
            .Produces<ConnectionResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapDelete("{id:int}", RemoveAsync).WithName("RemoveConnection").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapConnectionActsApi();
        routes.MapDeliveriesApi();
        routes.MapDecisionsApi();
    }

    public static IResult Unknown(IStringLocalizer texts, int id) =>
        Results.Problem(texts["UnknownConnection", id], statusCode: StatusCodes.Status404NotFound, title: texts["UnknownConnectionTitle"]);

    private static ConnectionResource Resource(ConnectionRow row) => ConnectionResource.Of(row.Connection, row.Secrets, row.Health);

    private static async Task<IResult> FindAsync(int id, ListConnections list, IStringLocalizer<ConnectionsTexts> texts, CancellationToken cancellationToken) =>
        await list.FindAsync(id, cancellationToken) is { } row ? Results.Ok(Resource(row)) : Unknown(texts, id);

    /// <summary>Unless it says from when, a new connection is sent today's punches and those to come, not the years before.</summary>
    private static Task<IResult> CreateAsync(
        JsonElement body, SaveConnection save, ListConnections list, SiteClock site, IStringLocalizer<ConnectionsTexts> texts, CancellationToken cancellationToken)
    {
        var fresh = new ConnectionInput();
        if (body.ValueKind == JsonValueKind.Object && !body.TryGetProperty("send_from", out _))
        {
            fresh.SendFrom = WallClock.ToInstant(site.LocalNow.Date, site.TimeZone);
        }

        return WriteAsync(id: null, body, fresh, save, list, texts, cancellationToken);
    }

    private static async Task<IResult> SaveAsync(
        int id, JsonElement body, SaveConnection save, ListConnections list, IStringLocalizer<ConnectionsTexts> texts, CancellationToken cancellationToken) =>
        await list.FindAsync(id, cancellationToken) is { } row
            ? await WriteAsync(id, body, ConnectionInput.Of(row.Connection, row.Secrets), save, list, texts, cancellationToken)
            : Unknown(texts, id);

    private static async Task<IResult> WriteAsync(
        int? id, JsonElement body, ConnectionInput known, SaveConnection save, ListConnections list, IStringLocalizer texts, CancellationToken cancellationToken)
    {
        var (input, wrong) = ConnectionPatch.Apply(body, known);
        if (input is null)
        {
            return FieldProblems.Of(wrong!, texts["WrongType", wrong!]);
        }

        switch (await save.HandleAsync(id, input, cancellationToken))
        {
            case SaveConnectionOutcome.Invalid { Faults: var faults }:
                return FieldProblems.Of(faults);
            case SaveConnectionOutcome.Saved { Connection.Id: var saved }:
                var resource = Resource((await list.FindAsync(saved, cancellationToken))!);
                return id is null ? Results.Created($"/api/v1/connections/{saved}", resource) : Results.Ok(resource);
            default:
                return Unknown(texts, id ?? 0);
        }
    }

    private static async Task<IResult> RemoveAsync(int id, RemoveConnection remove, IStringLocalizer<ConnectionsTexts> texts, CancellationToken cancellationToken) =>
        await remove.HandleAsync(id, cancellationToken) ? Results.NoContent() : Unknown(texts, id);
}
