using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>A line of an import that became no punch.</summary>
internal sealed class PunchImportFault
{
    /// <summary>Of one import; more are counted and not listed.</summary>
    public const int MostListed = 10_000;

    public const int MaxTextLength = 300;

    public long Id { get; init; }

    public int ImportId { get; init; }

    /// <summary>As a spreadsheet counts, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>A key of <see cref="PunchesTexts"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>The line, shortened.</summary>
    public required string Text { get; init; }

    /// <summary>PostgreSQL keeps no NUL, and half a character cannot be written.</summary>
    public static string Shorten(string text) =>
        string.Concat((text.Length <= MaxTextLength ? text : text[..MaxTextLength]).EnumerateRunes().Where(r => r.Value != 0));

    internal sealed class Configuration : IEntityTypeConfiguration<PunchImportFault>
    {
        public void Configure(EntityTypeBuilder<PunchImportFault> builder)
        {
            builder.ToTable("punch_import_faults");
            builder.Property(f => f.Reason).HasMaxLength(64);
            builder.Property(f => f.Text).HasMaxLength(MaxTextLength);
            builder.HasIndex(f => new { f.ImportId, f.Id });
            builder.HasOne<PunchImport>().WithMany().HasForeignKey(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
