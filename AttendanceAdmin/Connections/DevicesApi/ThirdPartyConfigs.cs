using System.Text.Json.Serialization;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>A connection as that API shows it; its token is not shown.</summary>
internal sealed record DevicesConfig(
    int Id, string Name, string BaseUrl, string? UsersEndpoint, string? AttendanceEndpoint, ConnectionAuth AuthType, string? AuthHeaderName,
    [property: JsonConverter(typeof(HeaderNames))] Dictionary<string, string> ExtraHeaders, int SyncIntervalMinutes, int TimeoutSeconds, int RetryAttempts,
    bool IsActive, DateTimeOffset CreatedAt)
{
    /// <summary>What that API takes where nothing is said.</summary>
    public const int UsualTries = 3;

    public static DevicesConfig Of(ConnectionRow row) => new(
        row.Connection.Id, row.Connection.Name, row.Connection.BaseAddress, row.Connection.UsersEndpoint, row.Connection.AttendanceEndpoint, row.Connection.Auth,
        row.Connection.AuthHeaderName, SecretHeaders.Shown(row.Secrets.ExtraHeaders), row.Connection.IntervalMinutes, row.Connection.TimeoutSeconds,
        row.Connection.Tries ?? UsualTries, row.Connection.Active, row.Connection.CreatedAt);
}

/// <summary><c>third-party-configs</c> and <c>third-party-configs/{id}</c>.</summary>
internal static class ThirdPartyConfigs
{
    public static void MapThirdPartyConfigs(this IEndpointRouteBuilder api)
    {
        api.MapGet("/third-party-configs", async (ListConnections list, CancellationToken cancel) => Results.Ok(new
        {
            Success = true, Configs = (await list.ReadAsync(cancel)).OrderBy(r => r.Connection.Id).Select(DevicesConfig.Of),
        }));
        api.MapPost("/third-party-configs", CreateAsync);
        api.MapGet("/third-party-configs/{id:int}", async (int id, ListConnections list, CancellationToken cancel) =>
            await list.FindAsync(id, cancel) is { } row ? Results.Ok(new { Success = true, Config = DevicesConfig.Of(row) }) : NoConfig());
        api.MapPut("/third-party-configs/{id:int}", ChangeAsync);
        api.MapDelete("/third-party-configs/{id:int}", async (int id, RemoveConnection remove, CancellationToken cancel) =>
            await remove.HandleAsync(id, cancel) ? Results.Ok(new { Success = true, Message = "Configuration deleted" }) : NoConfig());
    }

    public static IResult NoConfig() => DevicesAnswer.NotFound("Configuration not found");

    private static async Task<IResult> CreateAsync(HttpContext http, SaveConnection save, SiteClock site)
    {
        // Today's punches and those to come, not the years before.
        var fresh = new ConnectionInput { Tries = DevicesConfig.UsualTries, SendFrom = WallClock.ToInstant(site.LocalNow.Date, site.TimeZone) };
        var (saved, refusal) = await SaveAsync(http, null, fresh, save);
        return refusal ?? Results.Ok(new { Success = true, Message = "Configuration created", ConfigId = saved!.Id });
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, int id, SaveConnection save, ListConnections list)
    {
        if (await list.FindAsync(id, http.RequestAborted) is not { } row)
        {
            return NoConfig();
        }

        var (_, refusal) = await SaveAsync(http, id, ConnectionInput.Of(row.Connection, row.Secrets), save);
        return refusal ?? Results.Ok(new { Success = true, Message = "Configuration updated" });
    }

    private static async Task<(Connection? Saved, IResult? Refusal)> SaveAsync(HttpContext http, int? id, ConnectionInput known, SaveConnection save)
    {
        if (await DevicesAnswer.ReadAsync(http) is not { } body)
        {
            return (null, DevicesAnswer.NoObject());
        }

        var (input, wrong) = ConnectionPatch.Apply(body, known);
        return input is null ? (null, DevicesAnswer.BadRequest($"{wrong} is not of its type.")) : await save.HandleAsync(id, input, http.RequestAborted) switch
        {
            SaveConnectionOutcome.Saved saved => (saved.Connection, null),
            SaveConnectionOutcome.Invalid invalid => (null, DevicesAnswer.BadRequest(string.Join(' ', invalid.Faults.Errors.Select(e => e.ErrorMessage).Distinct(StringComparer.Ordinal)))),
            _ => (null, NoConfig()),
        };
    }
}
