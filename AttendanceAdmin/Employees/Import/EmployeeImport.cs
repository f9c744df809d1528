using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees.Import;

/// <summary>Stored; add at the end.</summary>
internal enum ImportState : byte
{
    /// <summary>Read and looked through; nothing has been written.</summary>
    Preview,

    /// <summary>Being written, also after a restart of the server.</summary>
    Running,
    Done,
    Undone,
}

/// <summary>A file of people on its way in; what it says is in its <see cref="EmployeeImportRow"/>s.</summary>
internal sealed class EmployeeImport
{
    public int Id { get; init; }

    public required string FileName { get; init; }

    public ImportState State { get; set; }

    public required string By { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>In whose language faults are written down.</summary>
    public required string Culture { get; init; }

    /// <summary>The titles of the file's columns, as it gave them.</summary>
    public required List<string> Titles { get; init; }

    /// <summary>For each column the name of an <see cref="ImportField"/>, or nothing.</summary>
    public required List<string> Fields { get; set; }

    /// <summary>How 03/04/2024 is read where the column itself does not tell; null where nobody has said.</summary>
    public bool? DayFirst { get; set; }

    public int Rows { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>What it changed, and by which it is undone; null while it has changed nobody.</summary>
    public long? ActId { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<EmployeeImport>
    {
        public void Configure(EntityTypeBuilder<EmployeeImport> builder)
        {
            builder.ToTable("employee_imports");
            builder.Property(i => i.FileName).HasMaxLength(200);
            builder.Property(i => i.By).HasMaxLength(256);
            builder.Property(i => i.Culture).HasMaxLength(16);
            builder.Property(i => i.Titles).AsJson();
            builder.Property(i => i.Fields).AsJson();
            builder.HasIndex(i => i.State);
        }
    }
}
