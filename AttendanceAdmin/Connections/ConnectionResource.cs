using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AttendanceAdmin.Connections.Deliveries;

namespace AttendanceAdmin.Connections;

/// <summary>A connection as the API shows it; secrets are only said to be there.</summary>
internal sealed record ConnectionResource(
    int Id,
    string Name,
    ConnectionKind Kind,
    string BaseUrl,
    string? UsersEndpoint,
    string? AttendanceEndpoint,
    ConnectionAuth AuthType,
    string? AuthHeaderName,
    string? AuthUser,
    bool HasAuthToken,
    bool HasSigningSecret,
    [property: JsonConverter(typeof(HeaderNames))] Dictionary<string, string> ExtraHeaders,
    int IntervalMinutes,
    int TimeoutSeconds,
    int? Tries,
    int BatchSize,
    int Parallel,
    bool Active,
    DateTimeOffset? SendFrom,
    bool SendUnknown,
    JsonObject? Settings,
    IReadOnlyList<ConnectionTerminalResource> Terminals,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUserSync,
    DateTimeOffset? LastPunchSync,
    ConnectionHealth Health)
{
    public static ConnectionResource Of(Connection c, ConnectionSecrets secrets, ConnectionHealth health) => new(
        c.Id, c.Name, c.Kind, c.BaseAddress, c.UsersEndpoint, c.AttendanceEndpoint, c.Auth, c.AuthHeaderName, c.AuthUser, secrets.Token is not null,
        secrets.Signing is not null, SecretHeaders.Shown(secrets.ExtraHeaders), c.IntervalMinutes, c.TimeoutSeconds, c.Tries, c.BatchSize, c.Parallel, c.Active,
        c.SendFrom, c.SendUnknown, JsonNode.Parse(c.Settings) as JsonObject,
        c.Terminals.ConvertAll(t => new ConnectionTerminalResource(
            t.Id, t.TerminalId, t.GroupId, t.SyncUsers, t.SyncAttendance, t.Active, t.LastUserSync, t.LastAttendanceSync)),
        c.CreatedAt, c.LastUserSync, c.LastPunchSync, health);
}

/// <inheritdoc cref="ConnectionTerminal"/>
internal sealed record ConnectionTerminalResource(
    int Id, int? TerminalId, int? GroupId, bool SyncUsers, bool SyncAttendance, bool Active, DateTimeOffset? LastUserSync, DateTimeOffset? LastAttendanceSync);
