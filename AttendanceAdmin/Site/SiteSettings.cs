using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Site;

/// <summary>What the administrator may change of the site itself; one row.</summary>
internal sealed class SiteSettings
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required string Name { get; set; }

    /// <summary>IANA zone of the site: of manual punches, and of terminals that name none.</summary>
    public required string TimeZone { get; set; }

    public required string Culture { get; set; }

    public required string Country { get; set; }

    public required TimeOnly DayStart { get; set; }

    /// <summary>Whether what people correct in the pages waits until another person approves it.</summary>
    public bool TwoEyes { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SiteSettings>
    {
        public void Configure(EntityTypeBuilder<SiteSettings> builder)
        {
            builder.ToTable("site_settings");
            builder.Property(s => s.Id).ValueGeneratedNever();
        }
    }
}
