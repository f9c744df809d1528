using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.TimeMoto;

/// <summary>Why a call was not believed; the page has the words.</summary>
public enum RejectionReason : byte
{
    NoSecret,
    NoSignature,
    WrongSignature,
}

/// <summary>A call that was not believed, for diagnosis; nothing was stored of it otherwise.</summary>
public sealed class RejectedCall
{
    public const int MaxBodyBytes = 16 * 1024;
    public const int MaxSignatureLength = 200;

    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required RejectionReason Reason { get; init; }

    public string? Address { get; init; }

    /// <summary>The header's beginning.</summary>
    public string? Signature { get; init; }

    public required int Bytes { get; init; }

    /// <summary>The body's beginning, encrypted as in the raw inbox: it may be about people.</summary>
    public required byte[] Body { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RejectedCall>
    {
        public void Configure(EntityTypeBuilder<RejectedCall> builder)
        {
            builder.ToTable("timemoto_rejected_calls");
            builder.Property(c => c.Address).HasMaxLength(64);
            builder.Property(c => c.Signature).HasMaxLength(MaxSignatureLength);
        }
    }
}
