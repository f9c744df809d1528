using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Schedules.Calendar;

/// <summary>Why somebody is excused. Stored by number; add at the end.</summary>
public enum AbsenceKind : byte
{
    Leave,
    Sickness,
    Mission,
    Training,
    Unpaid,
    Other,
}

/// <summary>Which half of each day; null is the whole.</summary>
public enum HalfDay : byte
{
    Morning,
    Afternoon,
}

/// <summary>Days on which somebody is excused, known beforehand or written down later. Not being there without one is the working day's finding, not this.</summary>
internal sealed class Absence
{
    public int Id { get; init; }

    public required int EmployeeId { get; set; }

    public required DateOnly From { get; set; }

    /// <summary>Inclusive.</summary>
    public required DateOnly To { get; set; }

    public required AbsenceKind Kind { get; set; }

    public HalfDay? Half { get; set; }

    public bool Covers(DateOnly date) => date >= From && date <= To;

    internal sealed class Configuration : IEntityTypeConfiguration<Absence>
    {
        public void Configure(EntityTypeBuilder<Absence> builder)
        {
            builder.ToTable("absences");
            builder.Property(a => a.From).HasColumnName("from_day");
            builder.Property(a => a.To).HasColumnName("to_day");
            builder.HasIndex(a => new { a.EmployeeId, a.From });
            builder.HasOne<Employee>().WithMany().HasForeignKey(a => a.EmployeeId);
        }
    }
}
