using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches;

/// <summary>
/// What a terminal sent besides punches, as it came, so that a parser mended later can be run over it again.
/// Line-based bodies are kept in pieces that end at a line; others in numbered parts.
/// </summary>
internal sealed class RawMessage
{
    public const int MaxPartBytes = 256 * 1024;

    public long Id { get; init; }

    public required int TerminalId { get; init; }

    public required PunchSource Source { get; init; }

    /// <summary>The wire's own name of the table or message (OPERLOG, ATTPHOTO, options …).</summary>
    public required string Kind { get; init; }

    /// <summary>The request target, without secrets.</summary>
    public required string Target { get; init; }

    public int Part { get; init; }

    /// <summary>Encrypted by Data Protection: such messages carry templates, photos and passwords.</summary>
    public required byte[] Body { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RawMessage>
    {
        public void Configure(EntityTypeBuilder<RawMessage> builder)
        {
            builder.ToTable("raw_messages");
            builder.Property(m => m.Kind).HasMaxLength(64);
            builder.HasIndex(m => m.ReceivedAt);
        }
    }
}
