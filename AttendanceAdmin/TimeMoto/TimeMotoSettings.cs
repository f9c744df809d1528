using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.TimeMoto;

/// <summary>What the server knows of the one webhook; one row.</summary>
internal sealed class TimeMotoSettings
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Encrypted by Data Protection; null while none was saved in the pages.</summary>
    public byte[]? Secret { get; set; }

    /// <summary>The way of signing that matched first; from then on the only one.</summary>
    public string? PinnedSignature { get; set; }

    public DateTimeOffset? PinnedAt { get; set; }

    /// <summary>When the cloud's test button was last heard.</summary>
    public DateTimeOffset? TestedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<TimeMotoSettings>
    {
        public void Configure(EntityTypeBuilder<TimeMotoSettings> builder)
        {
            builder.ToTable("timemoto_settings");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.PinnedSignature).HasMaxLength(32);
        }
    }
}
