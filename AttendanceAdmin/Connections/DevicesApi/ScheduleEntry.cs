using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Connections.DevicesApi;

/// <summary>
/// What that API calls a schedule: a shift on a weekday of a terminal, with a name and a number of its own. While it is active its shift is part of
/// a schedule that is assigned to the terminal, which is what counts and what terminals are sent.
/// </summary>
internal sealed class ScheduleEntry
{
    public int Id { get; init; }

    public required int TerminalId { get; init; }

    /// <summary>Null while it is inactive.</summary>
    public int? ScheduleId { get; set; }

    public Schedule? Schedule { get; set; }

    public required string Name { get; set; }

    /// <summary>0 is Monday.</summary>
    public int Weekday { get; set; }

    public DateOnly EffectiveFrom { get; set; }

    public DateOnly? EffectiveUntil { get; set; }

    /// <summary>As it stands in the schedule; as it will stand there when the entry is active again.</summary>
    public required Shift Shift { get; set; }

    public bool IsActive => Schedule is not null || ScheduleId is not null;

    internal sealed class Configuration : IEntityTypeConfiguration<ScheduleEntry>
    {
        public void Configure(EntityTypeBuilder<ScheduleEntry> builder)
        {
            builder.ToTable("schedule_entries");
            builder.Property(e => e.Name).HasMaxLength(100);
            builder.Property(e => e.Shift).AsJson();
            builder.Ignore(e => e.IsActive);
            builder.HasOne(e => e.Schedule).WithMany().HasForeignKey(e => e.ScheduleId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Terminal>().WithMany().HasForeignKey(e => e.TerminalId);
        }
    }
}
