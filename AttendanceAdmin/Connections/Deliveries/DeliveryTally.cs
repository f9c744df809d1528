using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>What a connection did in one hour, so that charts and counters never count deliveries.</summary>
internal sealed class DeliveryTally
{
    public int ConnectionId { get; init; }

    /// <summary>Whole hours since 1970-01-01 UTC.</summary>
    public int Hour { get; init; }

    public int Sent { get; set; }

    /// <summary>Tries of single punches that failed.</summary>
    public int Failed { get; set; }

    public static int HourOf(DateTimeOffset instant) => (int)(instant.ToUnixTimeSeconds() / 3600);

    public static DateTimeOffset StartOf(int hour) => DateTimeOffset.FromUnixTimeSeconds(hour * 3600L);

    internal sealed class Configuration : IEntityTypeConfiguration<DeliveryTally>
    {
        public void Configure(EntityTypeBuilder<DeliveryTally> builder)
        {
            builder.ToTable("delivery_tallies");
            builder.HasKey(t => new { t.ConnectionId, t.Hour });
            builder.HasOne<Connection>().WithMany().HasForeignKey(t => t.ConnectionId);
        }
    }
}
