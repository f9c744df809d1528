using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees;

/// <summary>Who punches. Never deleted: punches stay, and so does whose they are.</summary>
internal sealed class Employee
{
    public int Id { get; init; }

    /// <summary>The number payroll knows the person by; unique.</summary>
    public required string Matricule { get; set; }

    public required string LastName { get; set; }

    public string FirstName { get; set; } = "";

    public string? Department { get; set; }

    public string? Post { get; set; }

    /// <summary>As the terminals know it; see <see cref="EmployeePin"/>.</summary>
    public string? Pin { get; set; }

    public string? Email { get; set; }

    public DateOnly? BirthDate { get; set; }

    public DateOnly? HireDate { get; set; }

    public DateOnly? LeavingDate { get; set; }

    /// <summary>False once the person has left: terminals forget them, lists hide them.</summary>
    public bool Active { get; set; } = true;

    /// <summary>The record that this one turned out to be the same person as; null for nearly everybody.</summary>
    public int? MergedIntoId { get; set; }

    public List<EmployeeCard> Cards { get; } = [];

    public List<GroupMember> Groups { get; } = [];

    /// <summary>Counts the saves, so that of two people who change the same record the second hears of the first.</summary>
    public int Version { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }

    /// <summary>What lists are ordered by: the name without accents and case.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>What lists are searched by: name, matricule, PIN, department, post, without accents and case.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>NOM Prénom, as French HR writes it.</summary>
    public string Name => NameOf(LastName, FirstName);

    public static string NameOf(string lastName, string firstName) => $"{lastName} {firstName}".TrimEnd();

    /// <summary>Recomputes what lists go by; the context calls it before every save.</summary>
    public void Index()
    {
        SortName = Fold(Name);
        SearchText = Fold($"{Name} {Matricule} {Pin} {Department} {Post}");
    }

    /// <summary>Lower case without accents: "Bénali" and "BENALI" are one when somebody searches.</summary>
    public static string Fold(string text) => FoldedText.Of(text);

    internal sealed class Configuration : IEntityTypeConfiguration<Employee>
    {
        public void Configure(EntityTypeBuilder<Employee> builder)
        {
            builder.ToTable("employees");
            builder.Ignore(e => e.Name);
            builder.Property(e => e.Matricule).HasMaxLength(50);
            builder.Property(e => e.LastName).HasMaxLength(100);
            builder.Property(e => e.FirstName).HasMaxLength(100);
            builder.Property(e => e.Department).HasMaxLength(100);
            builder.Property(e => e.Post).HasMaxLength(100);
            builder.Property(e => e.Email).HasMaxLength(254);
            builder.Property(e => e.Pin).HasMaxLength(EmployeePin.MaxLength);
            builder.Property(e => e.Version).IsConcurrencyToken();
            builder.Property(e => e.UpdatedBy).HasMaxLength(256);
            builder.HasOne<Employee>().WithMany().HasForeignKey(e => e.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(e => e.Matricule).IsUnique();
            builder.HasIndex(e => e.Pin);
            builder.HasIndex(e => new { e.SortName, e.Id });
        }
    }
}
