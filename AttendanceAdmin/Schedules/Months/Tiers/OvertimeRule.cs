using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules.Months.Tiers;

/// <summary>A rate at which a week's hours beyond a threshold are paid.</summary>
/// <param name="After">Minutes worked in the week from which on it holds, up to the next tier's.</param>
/// <param name="Percent">Paid on top.</param>
public sealed record OvertimeTier(int After, int Percent);

/// <summary>The company's own tiers from a date on; before the first, those of the country's law hold.</summary>
internal sealed class OvertimeRule
{
    public const int MostTiers = 4;

    public int Id { get; init; }

    /// <summary>Weeks that end on it or later.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Ascending; without any, no hour is paid more than another.</summary>
    public required List<OvertimeTier> Tiers { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<OvertimeRule>
    {
        public void Configure(EntityTypeBuilder<OvertimeRule> builder)
        {
            builder.ToTable("overtime_rules");
            builder.Property(r => r.From).HasColumnName("from_day");
            builder.Property(r => r.Tiers).AsJson();
            builder.HasIndex(r => r.From).IsUnique();
        }
    }
}
