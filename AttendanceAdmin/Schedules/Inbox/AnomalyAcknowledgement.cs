using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules.Inbox;

/// <summary>Somebody has looked at what strikes about a day and says why it may stay as it is. What comes up about the day afterwards is another matter.</summary>
internal sealed class AnomalyAcknowledgement
{
    public required DateOnly Date { get; init; }

    public required int EmployeeId { get; init; }

    /// <summary>A bit for each <see cref="Days.AnomalyCode"/>; see <see cref="Days.AnomalyCodes.Flag"/>.</summary>
    public int Codes { get; set; }

    public required string Reason { get; set; }

    public required string By { get; set; }

    public DateTimeOffset At { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<AnomalyAcknowledgement>
    {
        public void Configure(EntityTypeBuilder<AnomalyAcknowledgement> builder)
        {
            builder.ToTable("anomaly_acknowledgements");
            builder.HasKey(a => new { a.Date, a.EmployeeId });
            builder.HasOne<Employee>().WithMany().HasForeignKey(a => a.EmployeeId);
            builder.Property(a => a.Reason).HasMaxLength(AcknowledgeAnomalies.MaxReasonLength);
            builder.Property(a => a.By).HasMaxLength(256);
        }
    }
}
