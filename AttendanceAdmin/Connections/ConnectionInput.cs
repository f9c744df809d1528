using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AttendanceAdmin.Connections;

/// <summary>
/// What people say of a connection, in the form and by the API. Secrets are written only: null leaves them alone, empty takes them away.
/// </summary>
public sealed class ConnectionInput
{
    /// <summary>Stands for the value of a header that is not shown; sent back, it leaves the value alone.</summary>
    public const string Hidden = "••••••";

    public string? Name { get; set; }

    public ConnectionKind Kind { get; set; }

    public string? BaseUrl { get; set; }

    /// <inheritdoc cref="Connection.UsersEndpoint"/>
    public string? UsersEndpoint { get; set; }

    public string? AttendanceEndpoint { get; set; }

    public ConnectionAuth AuthType { get; set; }

    public string? AuthHeaderName { get; set; }

    public string? AuthUser { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AuthToken { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SigningSecret { get; set; }

    [JsonConverter(typeof(HeaderNames))]
    public Dictionary<string, string>? ExtraHeaders { get; set; }

    public int IntervalMinutes { get; set; } = Connection.DefaultIntervalMinutes;

    public int TimeoutSeconds { get; set; } = Connection.DefaultTimeoutSeconds;

    public int? Tries { get; set; }

    public int BatchSize { get; set; } = Connection.DefaultBatchSize;

    public int Parallel { get; set; } = 1;

    public bool Active { get; set; } = true;

    public DateTimeOffset? SendFrom { get; set; }

    public bool SendUnknown { get; set; } = true;

    public JsonObject? Settings { get; set; }

    /// <summary>Null leaves them alone.</summary>
    public List<ServedTerminal>? Terminals { get; set; }

    internal static ConnectionInput Of(Connection c, ConnectionSecrets secrets) => new()
    {
        Name = c.Name, Kind = c.Kind, BaseUrl = c.BaseAddress, UsersEndpoint = c.UsersEndpoint, AttendanceEndpoint = c.AttendanceEndpoint,
        AuthType = c.Auth, AuthHeaderName = c.AuthHeaderName, AuthUser = c.AuthUser, ExtraHeaders = SecretHeaders.Shown(secrets.ExtraHeaders),
        IntervalMinutes = c.IntervalMinutes, TimeoutSeconds = c.TimeoutSeconds, Tries = c.Tries, BatchSize = c.BatchSize, Parallel = c.Parallel,
        Active = c.Active, SendFrom = c.SendFrom, SendUnknown = c.SendUnknown, Settings = JsonNode.Parse(c.Settings) as JsonObject,
        Terminals = c.Terminals.ConvertAll(t => new ServedTerminal
        {
            TerminalId = t.TerminalId, GroupId = t.GroupId, SyncUsers = t.SyncUsers, SyncAttendance = t.SyncAttendance, Active = t.Active,
        }),
    };
}

/// <inheritdoc cref="ConnectionTerminal"/>
public sealed record ServedTerminal
{
    public int? TerminalId { get; set; }

    public int? GroupId { get; set; }

    public bool SyncUsers { get; set; } = true;

    public bool SyncAttendance { get; set; } = true;

    public bool Active { get; set; } = true;
}
