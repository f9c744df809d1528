using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <summary>
/// A finger, a face … as a terminal enrolled it, kept so that another terminal of the same algorithm can be given it. Kept as long as the person
/// works here, and only where the law of the country allows it.
/// </summary>
internal sealed class BiometricTemplate : IEnrolledThere
{
    public int Id { get; init; }

    /// <summary>Where it was enrolled.</summary>
    public required int TerminalId { get; init; }

    public required string Pin { get; init; }

    public required BiometricKind Kind { get; init; }

    /// <inheritdoc cref="TemplatePlace"/>
    public required int Number { get; init; }

    /// <inheritdoc cref="TemplatePlace"/>
    public required int Index { get; init; }

    /// <summary>Version of the maker's algorithm; 0 if nobody said.</summary>
    public required int Major { get; init; }

    public int Minor { get; set; }

    /// <summary>Whose PIN it was; null as long as it is nobody's.</summary>
    public int? EmployeeId { get; set; }

    /// <summary>What else the wire needs to say it again, in its own words.</summary>
    public required string Fields { get; set; }

    /// <summary>Encrypted, see <see cref="TemplateVault"/>.</summary>
    public required byte[] Body { get; set; }

    /// <summary>Of the template itself.</summary>
    public required string Hash { get; set; }

    /// <summary>When it was first seen as it is: of two, the later one is the better.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    public TemplatePlace Place => new(Kind, Number, Index);

    internal sealed class Configuration : IEntityTypeConfiguration<BiometricTemplate>
    {
        public void Configure(EntityTypeBuilder<BiometricTemplate> builder)
        {
            builder.ToTable("biometric_templates");
            builder.Ignore(t => t.Place);
            builder.Property(t => t.Pin).HasMaxLength(TerminalPerson.MaxPin);
            builder.Property(t => t.Fields).HasMaxLength(200);
            builder.Property(t => t.Hash).HasMaxLength(TerminalPerson.HashLength);
            builder.HasIndex(t => new { t.TerminalId, t.Pin, t.Kind, t.Number, t.Index, t.Major }).IsUnique();
            builder.HasIndex(t => t.EmployeeId);
            builder.HasOne<Terminal>().WithMany().HasForeignKey(t => t.TerminalId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Employee>().WithMany().HasForeignKey(t => t.EmployeeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
