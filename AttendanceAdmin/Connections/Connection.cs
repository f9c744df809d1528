using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Connections;

/// <summary>Which language the other system speaks; stored by number.</summary>
public enum ConnectionKind : byte
{
    /// <summary>Any third party in the format of the TM20 server.</summary>
    ThirdParty,

    /// <summary>An ERP's <c>/zkteco/api/attendance</c>: one punch a call.</summary>
    ErpRoute,

    /// <summary>The facial "Attendance System".</summary>
    AttendanceSystem,

    /// <summary>A signed webhook (Standard Webhooks).</summary>
    Webhook,
}

/// <summary>How we prove who we are; stored by number.</summary>
public enum ConnectionAuth : byte
{
    None,
    Bearer,

    /// <summary>The token alone in a header, <c>X-Api-Key</c> unless another is named.</summary>
    ApiKey,
    Basic,
}

/// <summary>Another system that is given punches, and that people may come from.</summary>
public sealed class Connection
{
    public const int DefaultIntervalMinutes = 15;
    public const int DefaultTimeoutSeconds = 30;
    public const int DefaultBatchSize = 100;

    public int Id { get; init; }

    public required string Name { get; set; }

    public required ConnectionKind Kind { get; set; }

    /// <summary><c>http://erp.local:8000/api</c>; endpoints are put behind it.</summary>
    public required string BaseAddress { get; set; }

    /// <summary>Path or whole address; null for the usual one of the kind, if that has one.</summary>
    public string? UsersEndpoint { get; set; }

    /// <inheritdoc cref="UsersEndpoint"/>
    public string? AttendanceEndpoint { get; set; }

    public ConnectionAuth Auth { get; set; }

    /// <summary>Null for <c>Authorization</c>, or <c>X-Api-Key</c> where the token stands alone.</summary>
    public string? AuthHeaderName { get; set; }

    /// <summary>The name of Basic authentication; null if the token is name and password already.</summary>
    public string? AuthUser { get; set; }

    /// <summary>Tokens and further headers, see <see cref="ConnectionSecrets"/>; encrypted by Data Protection.</summary>
    public byte[]? Secrets { get; set; }

    public int IntervalMinutes { get; set; } = DefaultIntervalMinutes;

    public int TimeoutSeconds { get; set; } = DefaultTimeoutSeconds;

    /// <summary>Tries until a delivery is dead; null: one more than there are waits in <c>Connections:BackoffSeconds</c>.</summary>
    public int? Tries { get; set; }

    /// <summary>The most punches in one request, where the kind takes more than one.</summary>
    public int BatchSize { get; set; } = DefaultBatchSize;

    /// <summary>Requests under way at a time. With one, at most one batch is unconfirmed when the server dies; the punches of a person keep their order with any.</summary>
    public int Parallel { get; set; } = 1;

    /// <summary>False: nothing is sent or fetched; what waits keeps waiting.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Punches received from then on are sent; null for all there ever were.</summary>
    public DateTimeOffset? SendFrom { get; set; }

    /// <summary>False: punches of nobody we know wait until somebody is given them.</summary>
    public bool SendUnknown { get; set; } = true;

    /// <summary>What only its kind knows, as JSON.</summary>
    public string Settings { get; set; } = "{}";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its interval was last over, whatever there was to do then.</summary>
    public DateTimeOffset? LastSyncAt { get; set; }

    public DateTimeOffset? LastUserSync { get; set; }

    /// <summary>When it last took punches.</summary>
    public DateTimeOffset? LastPunchSync { get; set; }

    /// <summary>Which terminals it serves; all if there are none.</summary>
    public List<ConnectionTerminal> Terminals { get; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<Connection>
    {
        public void Configure(EntityTypeBuilder<Connection> builder)
        {
            builder.ToTable("connections");
            builder.Property(c => c.Name).HasMaxLength(100);
            builder.Property(c => c.BaseAddress).HasMaxLength(500);
            builder.Property(c => c.UsersEndpoint).HasMaxLength(500);
            builder.Property(c => c.AttendanceEndpoint).HasMaxLength(500);
            builder.Property(c => c.AuthHeaderName).HasMaxLength(100);
            builder.Property(c => c.AuthUser).HasMaxLength(200);
            builder.HasIndex(c => c.Name).IsUnique();
            builder.HasMany(c => c.Terminals).WithOne().HasForeignKey(t => t.ConnectionId);
        }
    }
}
