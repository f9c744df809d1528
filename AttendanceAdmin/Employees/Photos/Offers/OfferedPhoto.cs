using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees.Photos.Offers;

/// <summary>
/// A photo that a terminal took of somebody, waiting for a clerk to adopt it or not. The picture is a file named by its hash, as all photos are;
/// it is kept only where the law of the country allows it, and not for long.
/// </summary>
internal sealed class OfferedPhoto : IEnrolledThere
{
    /// <summary>Of one person at one terminal; an older one makes room.</summary>
    public const int Most = 4;

    /// <summary>How long one waits.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public int Id { get; init; }

    public required int TerminalId { get; init; }

    public required string Pin { get; init; }

    public int? EmployeeId { get; set; }

    /// <inheritdoc cref="EmployeePhoto.Hash"/>
    public required string Hash { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Somebody did not want it; kept so that it is not offered again when the terminal sends it again.</summary>
    public DateTimeOffset? DismissedAt { get; set; }

    public static string UrlOf(int employeeId, int id) => $"/api/v1/employees/{employeeId}/photos/offers/{id}";

    internal sealed class Configuration : IEntityTypeConfiguration<OfferedPhoto>
    {
        public void Configure(EntityTypeBuilder<OfferedPhoto> builder)
        {
            builder.ToTable("offered_photos");
            builder.Property(p => p.Pin).HasMaxLength(TerminalPerson.MaxPin);
            builder.Property(p => p.Hash).HasMaxLength(64);
            builder.HasIndex(p => new { p.TerminalId, p.Pin, p.Hash }).IsUnique();
            builder.HasIndex(p => p.EmployeeId);
            builder.HasIndex(p => p.Hash);
            builder.HasOne<Terminal>().WithMany().HasForeignKey(p => p.TerminalId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Employee>().WithMany().HasForeignKey(p => p.EmployeeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
