using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees.Merging;

/// <summary>Two records of one person became one; until <see cref="FinishedAt"/> punches may still stand under the other.</summary>
internal sealed class EmployeeMerge
{
    public int Id { get; init; }

    public required int KeptId { get; init; }

    public required int MergedId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public int MovedPunches { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<EmployeeMerge>
    {
        public void Configure(EntityTypeBuilder<EmployeeMerge> builder)
        {
            builder.ToTable("employee_merges");
            builder.Property(m => m.By).HasMaxLength(256);
            builder.HasOne<Employee>().WithMany().HasForeignKey(m => m.KeptId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Employee>().WithMany().HasForeignKey(m => m.MergedId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
