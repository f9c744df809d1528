using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules;

/// <summary>To whom a schedule applies: exactly one of employee, group and terminal (whoever punches there) is given. The most specific wins.</summary>
internal sealed class ScheduleAssignment
{
    public int Id { get; init; }

    public int ScheduleId { get; init; }

    /// <summary>Given with a schedule that has no number yet; not read.</summary>
    public Schedule? Schedule { get; init; }

    public int? EmployeeId { get; set; }

    public int? GroupId { get; init; }

    public int? TerminalId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Inclusive. One with an end is a dated variant (Ramadan, summer) and goes before one without.</summary>
    public DateOnly? Until { get; set; }

    public bool Covers(DateOnly date) => date >= From && !(date > Until);

    internal sealed class Configuration : IEntityTypeConfiguration<ScheduleAssignment>
    {
        public void Configure(EntityTypeBuilder<ScheduleAssignment> builder)
        {
            builder.ToTable("schedule_assignments");
            builder.Property(a => a.From).HasColumnName("from_day");
            builder.Property(a => a.Until).HasColumnName("until_day");
            builder.HasOne(a => a.Schedule).WithMany().HasForeignKey(a => a.ScheduleId);
            builder.HasOne<Employee>().WithMany().HasForeignKey(a => a.EmployeeId);
            builder.HasOne<TerminalGroup>().WithMany().HasForeignKey(a => a.GroupId);
            builder.HasOne<Terminal>().WithMany().HasForeignKey(a => a.TerminalId);
        }
    }
}
