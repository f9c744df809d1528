using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches.External;

/// <summary>Somebody as another system knows them, and whom we know them as.</summary>
internal sealed class ExternalPerson
{
    public required PunchSource Source { get; init; }

    /// <summary>Its key of the person, as PIN of the punches.</summary>
    public required string Pin { get; init; }

    public string? Name { get; set; }

    public string? Number { get; set; }

    public string? Email { get; set; }

    public string? Card { get; set; }

    /// <summary>Null while nobody fits.</summary>
    public int? EmployeeId { get; set; }

    public required DateTimeOffset SeenAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ExternalPerson>
    {
        public void Configure(EntityTypeBuilder<ExternalPerson> builder)
        {
            builder.ToTable("external_people");
            builder.HasKey(p => new { p.Source, p.Pin });
            builder.Property(p => p.Pin).HasMaxLength(EmployeePin.MaxLength);
            builder.Property(p => p.Name).HasMaxLength(ExternalFacts.MaxLength);
            builder.Property(p => p.Number).HasMaxLength(ExternalFacts.MaxLength);
            builder.Property(p => p.Email).HasMaxLength(ExternalFacts.MaxLength);
            builder.Property(p => p.Card).HasMaxLength(ExternalFacts.MaxLength);
            builder.HasOne<Employee>().WithMany().HasForeignKey(p => p.EmployeeId);
        }
    }
}

/// <summary>What another system says of a person; null or empty where it says nothing.</summary>
internal readonly record struct ExternalFacts(string? Name, string? Number, string? Email, string? Card)
{
    public const int MaxLength = 200;
}
