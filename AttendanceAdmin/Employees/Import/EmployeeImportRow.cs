using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees.Import;

/// <summary>What a row would do, or has done. Stored; add at the end.</summary>
public enum RowVerdict : byte
{
    Insert,
    Update,
    Unchanged,

    /// <summary>Has a fault and will be left out.</summary>
    Faulty,

    /// <summary>Somebody chose to leave it out.</summary>
    Skipped,
}

/// <summary>One row of the file, as it came or as it was mended.</summary>
internal sealed class EmployeeImportRow
{
    public int ImportId { get; init; }

    /// <summary>As a spreadsheet counts; the titles stand in row 1.</summary>
    public required int Number { get; init; }

    public required List<string> Cells { get; set; }

    public RowVerdict Verdict { get; set; }

    /// <summary>What is wrong with which column; empty if nothing is.</summary>
    public List<CellFault> Faults { get; set; } = [];

    /// <summary>It has been written, or left out for good; the verdict says what came of it.</summary>
    public bool Settled { get; set; }

    public int? EmployeeId { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<EmployeeImportRow>
    {
        public void Configure(EntityTypeBuilder<EmployeeImportRow> builder)
        {
            builder.ToTable("employee_import_rows");
            builder.HasKey(r => new { r.ImportId, r.Number });
            builder.Property(r => r.Cells).AsJson();
            builder.Property(r => r.Faults).AsJson();
            builder.HasOne<EmployeeImport>().WithMany().HasForeignKey(r => r.ImportId);
            builder.HasIndex(r => new { r.ImportId, r.Verdict, r.Number });
        }
    }
}

/// <param name="Column">Index of the column, or -1 for the row as a whole.</param>
/// <param name="Reason">What is wrong and what to do, in the language of who imports.</param>
internal sealed record CellFault(int Column, string Reason);
