using AttendanceAdmin.Connections.Calling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>Stored by number.</summary>
public enum DeliveryState : byte
{
    /// <summary>Not tried yet.</summary>
    Pending,
    Sent,

    /// <summary>Tried, and to be tried again.</summary>
    Failed,

    /// <summary>Tried as often as it may be; kept until somebody decides, or until the other system is well again if that was the cause.</summary>
    Dead,

    /// <summary>Given up by somebody, with a reason.</summary>
    GivenUp,
}

/// <summary>One punch on its way to one other system.</summary>
public sealed class Delivery
{
    public const int MaxErrorLength = 1000;

    public long Id { get; init; }

    public required int ConnectionId { get; init; }

    public required long PunchId { get; init; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Null while it waits for something other than time: an owner for its punch, somebody's decision.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public int? LastStatus { get; set; }

    /// <summary>What went wrong last, for the words of the pages; null while nothing has.</summary>
    public Trouble? LastTrouble { get; set; }

    /// <summary>The other system's own words, or the machine's.</summary>
    public string? LastError { get; set; }

    /// <summary>The other system's fault and not this punch's: it is revived when that is well again.</summary>
    public bool ForSystem { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public string? DecidedBy { get; set; }

    public string? DecidedReason { get; set; }

    /// <summary>By which receivers tell a punch that comes again; the same for ever, and for every connection.</summary>
    public long LogId => PunchId;

    internal sealed class Configuration : IEntityTypeConfiguration<Delivery>
    {
        public void Configure(EntityTypeBuilder<Delivery> builder)
        {
            builder.ToTable("deliveries");
            builder.Ignore(d => d.LogId);
            builder.Property(d => d.LastError).HasMaxLength(MaxErrorLength);
            builder.Property(d => d.DecidedBy).HasMaxLength(256);
            builder.Property(d => d.DecidedReason).HasMaxLength(500);
            builder.HasOne<Connection>().WithMany().HasForeignKey(d => d.ConnectionId);
            builder.HasIndex(d => new { d.ConnectionId, d.PunchId }).IsUnique().HasDatabaseName("ux_deliveries_punch");

            // Only what is not done: the index stays small however many millions were sent.
            builder.HasIndex(d => new { d.ConnectionId, d.State, d.PunchId }).HasFilter("state <> 1").HasDatabaseName("ix_deliveries_open");
        }
    }
}
