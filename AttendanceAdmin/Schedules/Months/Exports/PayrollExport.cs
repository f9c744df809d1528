using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules.Months.Exports;

/// <summary>A month as it was sent to payroll. All stay as its history; of the last, what was sent as well.</summary>
internal sealed class PayrollExport
{
    public int Id { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The format's name.</summary>
    public required string Format { get; init; }

    /// <summary>Only what had become another since the one before.</summary>
    public required bool DifferenceOnly { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>Whether the file was written to its end; what was not is as if it had never been.</summary>
    public bool Complete { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PayrollExport>
    {
        public void Configure(EntityTypeBuilder<PayrollExport> builder)
        {
            builder.ToTable("payroll_exports");
            builder.Property(e => e.Format).HasMaxLength(100);
            builder.Property(e => e.By).HasMaxLength(256);
            builder.HasIndex(e => e.Month);
        }
    }
}
