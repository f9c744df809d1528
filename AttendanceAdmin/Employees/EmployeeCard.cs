using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees;

/// <summary>A card of somebody. Among active people a number is one person's; who left keeps theirs on record until somebody else is given it.</summary>
internal sealed class EmployeeCard
{
    public int EmployeeId { get; init; }

    /// <summary>As <see cref="CardNumber"/> writes it: decimal, no leading zeros.</summary>
    public required string Number { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EmployeeCard>
    {
        public void Configure(EntityTypeBuilder<EmployeeCard> builder)
        {
            builder.ToTable("employee_cards");
            builder.HasKey(c => new { c.EmployeeId, c.Number });
            builder.Property(c => c.Number).HasMaxLength(CardNumber.MaxLength);
            builder.HasIndex(c => c.Number);
            builder.HasOne<Employee>().WithMany(e => e.Cards).HasForeignKey(c => c.EmployeeId);
        }
    }
}
