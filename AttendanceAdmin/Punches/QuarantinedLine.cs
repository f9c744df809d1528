using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches;

/// <summary>Why a line could not be understood; the page has the words.</summary>
internal enum QuarantineReason : byte
{
    NoTime,
    BadTime,
    NoPin,
    BadPin,
    TooLong,
    NotText,
    Truncated,

    /// <summary>An archive that could not be unpacked to its end: it lies in the raw inbox, and its address here.</summary>
    BrokenArchive,

    /// <summary>Nobody said whose it is; it was not acknowledged.</summary>
    NoSerial,

    /// <summary>It says neither in nor out, in none of the words for it.</summary>
    BadDirection,

    /// <summary>More than a day after it came.</summary>
    FutureTime,

    /// <summary>A second date and time stand in it: a line end was lost.</summary>
    TwoRecords,

    /// <summary>It begins with no word that its table knows.</summary>
    UnknownRecord,

    /// <summary>It does not say what happened.</summary>
    NoEvent,
}

/// <summary>A line that was acknowledged, so that it does not block its terminal, but not understood.</summary>
internal sealed class QuarantinedLine
{
    public long Id { get; init; }

    public required int TerminalId { get; init; }

    public required PunchSource Source { get; init; }

    /// <summary>The wire's own name of the table or message it came in.</summary>
    public required string Kind { get; init; }

    public required QuarantineReason Reason { get; set; }

    public required byte[] RawLine { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When "parse again" made a punch of it, or somebody set it aside; null while it waits.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    public string? ResolvedBy { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<QuarantinedLine>
    {
        public void Configure(EntityTypeBuilder<QuarantinedLine> builder)
        {
            builder.ToTable("quarantined_lines");
            builder.Property(q => q.Kind).HasMaxLength(64);
            builder.HasIndex(q => q.ResolvedAt);
        }
    }
}
