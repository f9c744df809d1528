using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees;

/// <summary>Who punches.</summary>
internal sealed class Employee
{
    public int Id { get; init; }

    /// <summary>The number payroll knows the person by; unique.</summary>
    public required string Matricule { get; set; }

    public required string LastName { get; set; }

    public required string FirstName { get; set; }

    public string? Department { get; set; }

    /// <summary>As the terminals know it; see <see cref="EmployeePin"/>.</summary>
    public string? Pin { get; set; }

    public bool Active { get; set; } = true;

    internal sealed class Configuration : IEntityTypeConfiguration<Employee>
    {
        public void Configure(EntityTypeBuilder<Employee> builder)
        {
            builder.ToTable("employees");
            builder.Property(e => e.Matricule).HasMaxLength(50);
            builder.Property(e => e.LastName).HasMaxLength(100);
            builder.Property(e => e.FirstName).HasMaxLength(100);
            builder.Property(e => e.Department).HasMaxLength(100);
            builder.Property(e => e.Pin).HasMaxLength(EmployeePin.MaxLength);
            builder.HasIndex(e => e.Matricule).IsUnique();
            builder.HasIndex(e => e.Pin);
        }
    }
}
