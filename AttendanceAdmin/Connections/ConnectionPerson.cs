using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Connections;

/// <summary>Somebody whom both we and another system know, and by which id it does.</summary>
internal sealed class ConnectionPerson
{
    public required int ConnectionId { get; init; }

    public required int EmployeeId { get; init; }

    /// <summary>Null while the other system has not taken the person yet.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Of what it was told last, so that only changes are sent.</summary>
    public string? SentHash { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? NextAttemptAt { get; set; }

    public Trouble? LastTrouble { get; set; }

    public string? LastError { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ConnectionPerson>
    {
        public void Configure(EntityTypeBuilder<ConnectionPerson> builder)
        {
            builder.ToTable("connection_people");
            builder.HasKey(p => new { p.ConnectionId, p.EmployeeId });
            builder.Property(p => p.ExternalId).HasMaxLength(100);
            builder.Property(p => p.SentHash).HasMaxLength(64);
            builder.Property(p => p.LastError).HasMaxLength(Deliveries.Delivery.MaxErrorLength);
            builder.HasOne<Connection>().WithMany().HasForeignKey(p => p.ConnectionId);
            builder.HasOne<Employee>().WithMany().HasForeignKey(p => p.EmployeeId);
            builder.HasIndex(p => new { p.ConnectionId, p.ExternalId });
        }
    }
}
