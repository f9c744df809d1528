using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Reports.Files;

/// <summary>Stored; add at the end.</summary>
public enum ReportState : byte
{
    Waiting,

    /// <summary>Also after a restart of the server, which begins it anew.</summary>
    Running,
    Done,
    Failed,

    /// <summary>What was asked about is there no more: a report that was taken out, a format that was removed.</summary>
    Gone,
}

/// <summary>A report that is made in the background, and where its file is when it is ready.</summary>
internal sealed class ReportRun
{
    public int Id { get; init; }

    public required string Report { get; init; }

    /// <summary>As in an address.</summary>
    public required string Query { get; init; }

    /// <summary><c>csv</c> or <c>xlsx</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Without its ending.</summary>
    public required string FileName { get; init; }

    /// <summary>In whose language it is written.</summary>
    public required string Culture { get; init; }

    public required string By { get; init; }

    public DateTimeOffset CreatedAt { get; set; }

    public ReportState State { get; set; }

    public int Rows { get; set; }

    public int? Expected { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public bool IsOpen => State is ReportState.Waiting or ReportState.Running;

    /// <summary>In hundredths; null where nobody knows.</summary>
    public int? Progress => State == ReportState.Done ? 100 : Expected is > 0 and { } all ? (int)Math.Min(99, Rows * 100L / all) : null;

    internal sealed class Configuration : IEntityTypeConfiguration<ReportRun>
    {
        public void Configure(EntityTypeBuilder<ReportRun> builder)
        {
            builder.ToTable("report_runs");
            builder.Property(r => r.Report).HasMaxLength(32);
            builder.Property(r => r.Query).HasMaxLength(2000);
            builder.Property(r => r.Format).HasMaxLength(8);
            builder.Property(r => r.FileName).HasMaxLength(100);
            builder.Property(r => r.Culture).HasMaxLength(16);
            builder.Property(r => r.By).HasMaxLength(256);
            builder.Ignore(r => r.IsOpen);
            builder.Ignore(r => r.Progress);
            builder.HasIndex(r => r.State);
        }
    }
}
