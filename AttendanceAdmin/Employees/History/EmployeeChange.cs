using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees.History;

/// <summary>One field of one person that an act changed. Values stand as <see cref="FieldText"/> writes them, so that they can be put back.</summary>
internal sealed class EmployeeChange
{
    /// <summary>In place of a field: the person was not there before.</summary>
    public const string Created = "Created";

    public long Id { get; init; }

    public long ActId { get; init; }

    public EmployeeAct Act { get; init; } = null!;

    public int EmployeeId { get; init; }

    public Employee Employee { get; init; } = null!;

    /// <summary>The name of the property, <c>Department</c>; also the key of its label.</summary>
    public required string Field { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EmployeeChange>
    {
        public void Configure(EntityTypeBuilder<EmployeeChange> builder)
        {
            builder.ToTable("employee_changes");
            builder.Property(c => c.Field).HasMaxLength(32);
            builder.HasOne(c => c.Act).WithMany().HasForeignKey(c => c.ActId);
            builder.HasOne(c => c.Employee).WithMany().HasForeignKey(c => c.EmployeeId);
            builder.HasIndex(c => new { c.EmployeeId, c.Id });
            builder.HasIndex(c => new { c.ActId, c.EmployeeId });
        }
    }
}
