using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules.Calendar;

/// <summary>Where a holiday comes from. Stored by number; add at the end.</summary>
public enum HolidayKind : byte
{
    /// <summary>The company's own: a closure, a bridge day, whatever the API was told.</summary>
    Own,

    /// <summary>Of the country, on a date that is certain.</summary>
    Country,

    /// <summary>An Islamic feast by forecast, which the moon may yet move by a day.</summary>
    Forecast,
}

/// <summary>A date on which nobody is due.</summary>
internal sealed class Holiday
{
    public int Id { get; init; }

    public required DateOnly Date { get; set; }

    public required string Name { get; set; }

    public HolidayKind Kind { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Holiday>
    {
        public void Configure(EntityTypeBuilder<Holiday> builder)
        {
            builder.ToTable("holidays");
            builder.Property(h => h.Name).HasMaxLength(100);
            builder.HasIndex(h => h.Date).IsUnique();
        }
    }
}
