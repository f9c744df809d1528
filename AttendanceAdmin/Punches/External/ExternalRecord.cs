using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Punches.External;

/// <summary>What another system says it did with one of its records.</summary>
internal enum ExternalAct : byte
{
    Inserted,
    Updated,
    Deleted,
}

/// <summary>What a record means for the punches, all that is known of its kind considered.</summary>
internal enum ExternalVerdict : byte
{
    /// <summary>Its punch counts.</summary>
    Counts,

    /// <summary>Its punch stands and does not count: the other system put a later record in its place.</summary>
    Superseded,

    /// <summary>Its punch stands and does not count: the other system deleted it.</summary>
    Deleted,

    /// <summary>It says again what another record says, perhaps rounded: no punch of its own.</summary>
    Repeated,

    /// <summary>It only tells of another record.</summary>
    Notice,
}

/// <summary>
/// A message by which another system tells of a punch under its own keys, kept so that what it says later (updated, deleted) finds the punch,
/// in whatever order the messages come.
/// </summary>
internal sealed class ExternalRecord
{
    public const int MaxKeyLength = 200;

    public long Id { get; init; }

    public required PunchSource Source { get; init; }

    /// <summary>The message's own id; unique, so that the same message is taken once.</summary>
    public required string EventId { get; init; }

    public required ExternalAct Act { get; init; }

    /// <summary>By which the other system holds an entry and its exit together; null if it does not say.</summary>
    public string? Pair { get; init; }

    /// <summary>The other system's key of the record's content; null if it gives none.</summary>
    public string? RecordKey { get; init; }

    /// <summary>When the other system wrote the record.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public required long Sequence { get; init; }

    /// <summary>The day that the other system books it on; the exit of a night shift on the day of its entry.</summary>
    public required DateOnly WorkDay { get; init; }

    public required int TerminalId { get; init; }

    public required string Pin { get; init; }

    /// <summary>Wall time.</summary>
    public required DateTime LocalTime { get; init; }

    /// <summary>Wall time, as the other system's rounding makes it.</summary>
    public DateTime? RoundedTime { get; init; }

    public required string TimeZone { get; init; }

    public required short StatusCode { get; init; }

    public required short VerifyCode { get; init; }

    public required PunchDirection Direction { get; init; }

    public ExternalVerdict Verdict { get; set; }

    /// <summary>Null while it has no punch.</summary>
    public long? PunchId { get; set; }

    /// <summary>The message as received.</summary>
    public required byte[] Raw { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ExternalRecord>
    {
        public void Configure(EntityTypeBuilder<ExternalRecord> builder)
        {
            builder.ToTable("external_records");
            builder.Property(r => r.EventId).HasMaxLength(MaxKeyLength);
            builder.Property(r => r.Pair).HasMaxLength(MaxKeyLength);
            builder.Property(r => r.RecordKey).HasMaxLength(MaxKeyLength);
            builder.Property(r => r.Pin).HasMaxLength(32);
            builder.Property(r => r.TimeZone).HasMaxLength(64);
            builder.HasIndex(r => new { r.EventId, r.Source }).IsUnique();
            builder.HasIndex(r => new { r.Pin, r.LocalTime });
            builder.HasIndex(r => r.Pair);
            builder.HasIndex(r => r.PunchId);
        }
    }
}
