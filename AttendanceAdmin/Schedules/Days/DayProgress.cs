using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>How far the working days have followed what happened; one row.</summary>
internal sealed class DayProgress
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public long LastPunchId { get; set; }

    /// <summary>Of the history of people: groups, hire and leaving dates.</summary>
    public long LastChangeId { get; set; }

    /// <summary>Everybody has a stored day up to here.</summary>
    public DateOnly FilledThrough { get; set; }

    /// <summary>By which settings of the site they were computed; others make all of them stale.</summary>
    public string Rules { get; set; } = "";

    internal sealed class Configuration : IEntityTypeConfiguration<DayProgress>
    {
        public void Configure(EntityTypeBuilder<DayProgress> builder)
        {
            builder.ToTable("day_progress");
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.Rules).HasMaxLength(200);
        }
    }
}
