using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>Stored; add at the end.</summary>
public enum ConflictDecision : byte
{
    Open,

    /// <summary>The punch that was written by hand counts, the imported one does not.</summary>
    KeepManual,
    KeepImported,

    /// <summary>They are two punches.</summary>
    KeepBoth,
}

/// <summary>An imported punch that may be the one somebody wrote down by hand before: for a person to decide.</summary>
internal sealed class PunchImportConflict
{
    public long Id { get; init; }

    public required int ImportId { get; init; }

    public required long ManualPunchId { get; init; }

    public required long ImportedPunchId { get; init; }

    public ConflictDecision Decision { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PunchImportConflict>
    {
        public void Configure(EntityTypeBuilder<PunchImportConflict> builder)
        {
            builder.ToTable("punch_import_conflicts");
            builder.Property(c => c.DecidedBy).HasMaxLength(256);
            builder.HasIndex(c => new { c.ManualPunchId, c.ImportedPunchId }).IsUnique();
            builder.HasIndex(c => new { c.ImportId, c.Decision });
            builder.HasOne<PunchImport>().WithMany().HasForeignKey(c => c.ImportId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Punch>().WithMany().HasForeignKey(c => c.ManualPunchId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Punch>().WithMany().HasForeignKey(c => c.ImportedPunchId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
