using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Site;

/// <summary>How a job did the last time; one row for each, which outlives the server.</summary>
internal sealed class JobRun
{
    public const int MaxErrorLength = 1000;

    /// <summary>The name of its class, <c>ShelfJob</c>.</summary>
    public required string Name { get; init; }

    public DateTimeOffset StartedAt { get; set; }

    public int TookMilliseconds { get; set; }

    /// <summary>Why it failed; null if it did not.</summary>
    public string? Error { get; set; }

    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>How often it failed, one time after the other.</summary>
    public int Failures { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<JobRun>
    {
        public void Configure(EntityTypeBuilder<JobRun> builder)
        {
            builder.ToTable("job_runs");
            builder.HasKey(r => r.Name);
            builder.Property(r => r.Name).HasMaxLength(100);
            builder.Property(r => r.Error).HasMaxLength(MaxErrorLength);
        }
    }
}
