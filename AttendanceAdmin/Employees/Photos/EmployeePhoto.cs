using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>
/// One of an employee's photos. The picture itself never changes: it is a file named by its hash (<see cref="PhotoFiles"/>).
/// A removed one can be brought back until <see cref="PhotoCleanUpJob"/> forgets it.
/// </summary>
internal sealed class EmployeePhoto
{
    public int Id { get; init; }

    public int EmployeeId { get; set; }

    public Employee Employee { get; init; } = null!;

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    public required PhotoFormat Format { get; init; }

    /// <summary>Pixels as one sees it, after <see cref="Orientation"/>.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>As EXIF counts, 1 to 8; 1 is upright. Browsers turn the picture by it, terminals do not.</summary>
    public required byte Orientation { get; init; }

    /// <summary>Bytes.</summary>
    public required int Size { get; init; }

    /// <summary>
    /// Of the photos that are not removed the one with the highest rank is the chosen one, so that removing it and bringing it back
    /// choose the next and itself again.
    /// </summary>
    public required int Rank { get; set; }

    /// <summary>
    /// By which numbers other systems gave it, <see cref="PhotoNumbers.Bit"/> of each; the same picture may be given twice. 0 where none did: it then
    /// has the first number that is free.
    /// </summary>
    public byte Numbers { get; set; }

    public required DateTimeOffset AddedAt { get; init; }

    public required string AddedBy { get; init; }

    /// <summary>The batch it came with; null for one that was added alone.</summary>
    public Guid? ImportId { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Where it is to be had; the hash is in it so that a browser may keep the answer for good.</summary>
    public string Url => UrlOf(EmployeeId, Id, Hash);

    public static string UrlOf(int employeeId, int id, string hash) => $"/api/v1/employees/{employeeId}/photos/{id}?v={hash.AsSpan(0, 12)}";

    internal sealed class Configuration : IEntityTypeConfiguration<EmployeePhoto>
    {
        public void Configure(EntityTypeBuilder<EmployeePhoto> builder)
        {
            builder.ToTable("employee_photos");
            builder.Ignore(p => p.Url);
            builder.Property(p => p.Hash).HasMaxLength(64);
            builder.Property(p => p.AddedBy).HasMaxLength(256);
            builder.HasOne(p => p.Employee).WithMany().HasForeignKey(p => p.EmployeeId);
            builder.HasIndex(p => new { p.EmployeeId, p.Hash }).IsUnique();
            builder.HasIndex(p => p.Hash);
            builder.HasIndex(p => p.ImportId);
            builder.HasIndex(p => p.RemovedAt);
        }
    }
}

internal static class EmployeePhotoQueries
{
    /// <summary>Those of an employee that are not removed, the chosen one first.</summary>
    public static IQueryable<EmployeePhoto> Of(this IQueryable<EmployeePhoto> photos, int employeeId) =>
        photos.Where(p => p.EmployeeId == employeeId && p.RemovedAt == null).OrderByDescending(p => p.Rank).ThenByDescending(p => p.Id);
}
