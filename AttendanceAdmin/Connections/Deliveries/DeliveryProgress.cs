using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>
/// How far a connection has come through the punches, and who is working on it. Beside <see cref="Connection"/>, so that
/// saving the form and sending do not write the same row.
/// </summary>
internal sealed class DeliveryProgress
{
    public int ConnectionId { get; init; }

    /// <summary>Punches up to this id have their deliveries; null before the first look.</summary>
    public long? ProjectedId { get; set; }

    /// <summary>Up to here they were looked at a second time, long after: transactions may commit in another order than their ids.</summary>
    public long SettledId { get; set; }

    /// <summary>What <see cref="SettledId"/> becomes at the next look.</summary>
    public long NextSettledId { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Which node sends for it, until when.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Failures of the whole system one after the other; zero when the last request went well.</summary>
    public int Failures { get; set; }

    /// <summary>Nothing is sent before, because the system is in trouble or asked for patience.</summary>
    public DateTimeOffset? ResumeAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DeliveryProgress>
    {
        public void Configure(EntityTypeBuilder<DeliveryProgress> builder)
        {
            builder.ToTable("delivery_progress");
            builder.HasKey(p => p.ConnectionId);
            builder.Property(p => p.ConnectionId).ValueGeneratedNever();
            builder.Property(p => p.LeaseOwner).HasMaxLength(100);
            builder.HasOne<Connection>().WithOne().HasForeignKey<DeliveryProgress>(p => p.ConnectionId);
        }
    }
}
